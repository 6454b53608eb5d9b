"""The room that dresses pages: Markdown for the engine, HTML fragments and drawings.

``pages`` makes the Markdown, ``html`` the fragments that stand in it,
``drawings`` the SVGs (``charts`` has a file per kind),
``style`` the variables of the stylesheet and ``search`` what can be found.
"""

from casusboek.site.render.site import render

__all__ = ["render"]
