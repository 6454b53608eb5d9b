"""Casusboek: a static report site generator for school research.

The data's way, one room after the other::

    content/ + data/ → load → validate → protect → compose → render → publish

``build.py`` reads like this line; ``model`` holds the nouns that the rooms share.
"""

__version__ = "0.1.0"
