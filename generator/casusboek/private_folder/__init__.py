"""The private folder: what only the authors may see stands in it, outside the reach of the site and of git.

``whereabouts`` says which folder may be one, ``folder`` reads and writes its files,
and ``key`` holds what makes the hashes of members that nobody else can make.
"""

from casusboek.private_folder.folder import Private
from casusboek.private_folder.whereabouts import private_folder

__all__ = ["Private", "private_folder"]
