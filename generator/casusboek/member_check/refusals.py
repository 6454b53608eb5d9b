"""What is said of a file that is no answer: what is wrong with it, and what to do, in plain words."""

from collections.abc import Mapping

AGAIN = "Ask the school to open its bundle again, make the answer file once more and send that as an attachment."
BUNDLE = "Look in 'casusboek review status' which round runs; send the bundle of that round again if need be."

REFUSALS: Mapping[str, tuple[str, str]] = {
    "oversized": ("it is larger than 1 MB, and no answer is", "Ask the school to attach the answer file itself."),
    "malformed": ("it is not an answer file as a bundle makes it", AGAIN),
    "unsaid": ("it is signed as it should be, but says something that the form cannot say", AGAIN),
    "tampered": ("its signature does not fit: it was changed on the way, or made with another bundle", AGAIN),
    "unknown": ("no bundle of that case and round was ever made in this project", BUNDLE),
    "misplaced": ("it answers another bundle than the one of its case and round that was sent from here", BUNDLE),
    "replayed": ("this very answer was taken in before", "There is nothing to do: the first time counts."),
    "closed": (
        "its round takes no answers any more: it was processed, taken back, withdrawn or followed by another",
        "Unless the school withdrew, send a new bundle with 'casusboek review send' and ask it to answer that one.",
    ),
}
"""By reason of a refusal what is wrong, and what to do."""
