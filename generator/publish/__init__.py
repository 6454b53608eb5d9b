"""The only room that writes: files to ``build/``, the engine's site beside it, and then the swap.

A site is built next to the one that is there and takes its place when it is whole.
"""

from generator.publish.drawings import KeptDrawings
from generator.publish.engine import Engine
from generator.publish.inputs import Inputs
from generator.publish.preview import FOLDER as PREVIEW
from generator.publish.preview import refuse_preview, refuse_site
from generator.publish.releases import add_to_ledger, keep_release
from generator.publish.site import Changes, publish

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
