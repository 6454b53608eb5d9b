"""The room that turns files on disk into typed, frozen objects, and says what it could not read."""

from casusboek.project.load.project import load

__all__ = ["load"]
