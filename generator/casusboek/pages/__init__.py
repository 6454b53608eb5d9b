"""The room that decides which page holds what, in what order, from what was released.

``places`` knows where everything stands, so that any part can link to any other.
``pages`` turns each text into a page; the other files each make one kind of block.
"""

from casusboek.pages.check_page import check_pages
from casusboek.pages.site import compose

__all__ = ["check_pages", "compose"]
