"""The only room that writes: files to ``build/``, the engine's site beside it, and then the swap.

A site is built next to the one that is there and takes its place when it is whole.
"""

from casusboek.site.publish.folders import claim, refuse_output
from casusboek.site.publish.host import host_files
from casusboek.site.publish.releases import keep_ledger, keep_release
from casusboek.site.publish.site import lay_out, publish

__all__ = [
    "claim",
    "host_files",
    "keep_ledger",
    "keep_release",
    "lay_out",
    "publish",
    "refuse_output",
]
