"""How the member check of a study went, as a block of a page: in numbers, and under which rule."""

from collections import Counter
from collections.abc import Iterator

from casusboek.model.blocks import CountRow, CountTable, MemberCheckBlock
from casusboek.model.check_counts import CheckCounts, check_counts
from casusboek.model.inline import Link
from casusboek.model.member_check import Overall, RemarkOutcome, Verdict
from casusboek.model.policy import policy_of
from casusboek.model.times import in_words
from casusboek.pages.context import Context
from casusboek.pages.words import sentence

STANDING = {
    "sent": "member_check_sent",
    "answered": "member_check_answered",
    "silent": "member_check_silent",
    "agreed": "check_state_agreed",
    "refused": "member_check_refused",
}
"""The counts of a study's cases in the order of the table, each with its phrase key."""


def member_check_block(context: Context) -> tuple[MemberCheckBlock, ...]:
    """What was sent, answered and changed, and under which rule the cases of a study are published."""
    study = context.study
    counts = study.checked or check_counts(study.cases.values())
    tables = (*_standing(counts, context), *_changes(counts, context), *_steps(context))
    said, places = _readings(context)
    return (MemberCheckBlock(tuple(_rule(counts, context)), tables, _tombstone(counts, context), said, places),)


def counted_words(context: Context) -> str:
    """How it went in one sentence of numbers, for a checklist; empty when no round was ever held with this tool."""
    counts = context.study.checked or check_counts(context.study.cases.values())
    if not counts.sent:
        return ""
    return context.locale(
        "member_check_counted",
        plural=context.study.spec.cases.plural,
        sent=counts.sent,
        answered=counts.answered,
        silent=counts.silent,
        changed=sum(n for (_, outcome), n in counts.changes.items() if outcome != RemarkOutcome.NOT.value),
    )


def _readings(context: Context) -> tuple[str, tuple[Link, ...]]:
    """How many readings of cases stand beside the text, in words, and the pages that they stand on."""
    checks = {case: spec.check for case, spec in context.study.cases.items()}
    found = {case: len(check.disputed) for case, check in checks.items() if check and check.disputed}
    n = sum(found.values())
    if not n:
        return "", ()
    said = context.locale("member_check_readings", n=n)
    return said, tuple(context.places.case(case) for case in context.case_ids if case in found)


def _rule(counts: CheckCounts, context: Context) -> Iterator[str]:
    say, rule = context.locale, context.study.spec.member_check
    if rule.rule == "published_under_rule":
        yield say(
            "member_check_rule",
            reason=rule.reason.strip(),
            approver=rule.approver,
            date=in_words(rule.date, say.language),
        )
    else:
        yield say("member_check_agreed")
    yield say("member_check_never")
    if not counts.sent + counts.withdrawn:
        yield say("member_check_unsent")


def _tombstone(counts: CheckCounts, context: Context) -> str:
    """That somebody withdrew; nothing where so few took part that it would say who."""
    if not counts.withdrawn or len(context.study.cases) < policy_of(context.study.spec.disclosure).min_n:
        return ""
    return context.locale("member_check_withdrawn", n=counts.withdrawn)


def _standing(counts: CheckCounts, context: Context) -> Iterator[CountTable]:
    if not counts.sent:
        return
    say = context.locale
    rows = tuple(CountRow(say(key), (str(getattr(counts, name)),)) for name, key in STANDING.items())
    plural = sentence(context.study.spec.cases.plural)
    yield CountTable("member-check-stand", say("member_check_standing"), say("member_check_stub"), (plural,), rows)


def _changes(counts: CheckCounts, context: Context) -> Iterator[CountTable]:
    """What was done with remarks, by kind; only the kinds that occur."""
    say = context.locale
    labels = {verdict.value: say(f"check_verdict_{verdict.name.lower()}") for verdict in Verdict}
    labels |= {
        overall.value: say("member_check_whole", said=say(f"check_overall_{overall.name.lower()}"))
        for overall in Overall
    }
    said = [kind for kind in labels if any(verdict == kind for verdict, _ in counts.changes)]
    rows = tuple(
        CountRow(labels[kind], tuple(str(counts.changes.get((kind, outcome.value), 0)) for outcome in RemarkOutcome))
        for kind in said
    )
    heads = tuple(say(f"check_outcome_{outcome.value}") for outcome in RemarkOutcome)
    if rows:
        yield CountTable(
            "member-check-opmerkingen", say("member_check_changes"), say("member_check_remark"), heads, rows
        )


def _steps(context: Context) -> Iterator[CountTable]:
    """What was checked before this site was there, as the cases on it tell: per step how many came how far."""
    cases = context.study.cases.values()
    found: dict[str, Counter[str]] = {}
    told: Counter[str] = Counter()
    for case in cases:
        for done in case.review:
            found.setdefault(done.step, Counter())[done.state] += 1
        told.update({done.step for done in case.review})
    say = context.locale
    rows = []
    for step, states in found.items():
        rest = len(cases) - told[step]
        counted = [*states.most_common(), *([(say("member_check_untold"), rest)] if rest else [])]
        rows += [
            CountRow(state, (str(n),), opens="" if number else sentence(step))
            for number, (state, n) in enumerate(counted)
        ]
    if rows:
        plural = context.study.spec.cases.plural
        title = say("member_check_steps", plural=plural)
        yield CountTable("member-check-stappen", title, say("member_check_step"), (sentence(plural),), tuple(rows))
