"""The only room that writes: files to ``build/``, the engine's site beside it, and then the swap.

A site is built next to the one that is there and takes its place when it is whole.
"""

from casusboek.site.publish.drawings import KeptDrawings
from casusboek.site.publish.engine import Engine
from casusboek.site.publish.inputs import Inputs
from casusboek.site.publish.preview import FOLDER as PREVIEW
from casusboek.site.publish.preview import refuse_preview, refuse_site
from casusboek.site.publish.releases import add_to_ledger, keep_release
from casusboek.site.publish.site import Changes, publish

__all__ = [
    "PREVIEW",
    "Changes",
    "Engine",
    "Inputs",
    "KeptDrawings",
    "add_to_ledger",
    "keep_release",
    "publish",
    "refuse_preview",
    "refuse_site",
]
