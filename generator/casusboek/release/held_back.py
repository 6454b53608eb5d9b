"""Whether the last cleared release leaves out the cases that the member check holds back now.

Its numbers are about the cases that it was made of. Those of any other choice of cases, also of one that was published
before, have to be made from the records and held against what was released since: that cannot be done without them.
"""

from collections.abc import Iterator

from casusboek.findings import Finding, Place
from casusboek.model.project import Study
from casusboek.release.guarded import absent_tables
from casusboek.release.snapshot import fits, fits_public


def made_of_other_cases(whole: Study, public: Study) -> Iterator[Finding]:
    """An error when it does not, and the records to make another are not here.

    Args:
        whole: The study with all its cases.
        public: The study without the cases that the member check holds back.
    """
    if not absent_tables(whole) or not fits(whole) or fits_public(public):
        return
    then, now = set(whole.kept["held"]), set(whole.cases) - set(public.cases)
    turns = [
        f"{', '.join(sorted(cases))} {what}"
        for cases, what in ((now - then, "is held back since"), (then - now, "was held back then, and is not now"))
        if cases
    ]
    message = f"the last cleared release is about other cases: {' and '.join(turns)}."
    hint = (
        "Its numbers must be made anew, and held against those that were published. Build once with the private "
        "folder: casusboek build --private DIR, or set CASUSBOEK_PRIVATE."
    )
    yield Finding(Place(f"data/{whole.spec.data}/released.json"), "C110", message, hint)
