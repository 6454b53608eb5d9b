"""Decisions put into effect: each cell as finely as it was decided, or a marker in its place."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from casusboek.model.amounts import AtLeast, Exact, Part, Range, amount_of
from casusboek.model.markers import Marker
from casusboek.model.project import Locale, Study
from casusboek.model.release import Cell, Decided, Line, PrivateTable, Protection, Table
from casusboek.release.clear import cleared
from casusboek.release.decisions import Judgement
from casusboek.release.frequency_cells import Place, fact_id, left_over, place_of
from smallcells.decide import Decision, Outcome
from smallcells.explain import summary
from smallcells.facts import Level, Plan, Shown, Statistic
from smallcells.policy import weaker

WITHHELD = Cell(None, Marker.WITHHELD)
ROUNDED = frozenset({Statistic.MEAN, Statistic.SHARE, Statistic.SD, Statistic.MINIMUM, Statistic.MAXIMUM})
"""The statistics of which even the finest way to show them is a rounded one."""


def put_into_effect(table: PrivateTable, plan: Plan, outcome: Outcome, locale: Locale) -> Table:
    """A table made from records with only what was decided to be shown.

    Args:
        table: The table before anything was decided.
        plan: The facts behind its cells.
        outcome: What was decided of each.
        locale: The words for numbers that are shown in words.
    """
    loose = set(left_over(plan, table))
    levels = {outcome.decisions[fact.id].shown.level for fact in plan.facts if place_of(fact.id)[0] == table.id}
    # A number that is no fact of its own follows from those that are; without any, nobody looked at it.
    whole = levels == {Level.EXACT}
    kinds = {fact.id: fact.statistic for fact in plan.facts}
    lines = []
    for line in table.lines:
        cells = []
        for column, cell in zip(table.columns, line.cells, strict=True):
            place = (table.id, line.id, column.id)
            decision = outcome.decisions.get(fact_id(place))
            if decision and decision.merged_into:
                cells.append(_merged(table, line, outcome.decisions[decision.merged_into], locale))
            elif place in loose:
                cells.append(cell if whole else WITHHELD)
            else:
                cells.append(_cell(cell, decision, locale, kinds.get(fact_id(place))) if decision else cell)
        lines.append(replace(line, cells=tuple(cells)))
    return cleared(replace(table, lines=tuple(lines)))


def _merged(table: PrivateTable, line: Line, into: Decision, locale: Locale) -> Cell:
    """A number that is shown of several lines together, with the names of the others."""
    if not into.shown.text:
        return WITHHELD
    rows = place_of(into.fact)[1].split(" + ")
    others = [found.label for found in table.lines if found.id in rows and found.id != line.id]
    words = locale("shown_together", words=words_of(into.shown, locale), others=", ".join(others))
    return Cell(None, Marker.COARSE, printed=words)


def _cell(cell: Cell, decision: Decision, locale: Locale, statistic: Statistic | None) -> Cell:
    shown = decision.shown
    if not shown.text:
        return WITHHELD
    amount = amount_of(shown.text)
    if statistic in ROUNDED and shown.level in (Level.EXACT, Level.FROZEN) and isinstance(amount, Exact):
        # What a mean or share is exactly stays here: what leaves is the number that was decided upon.
        return Cell(float(amount.value), printed=_percentage(_decimal(amount.value), statistic))
    if shown.level is Level.EXACT:
        return cell
    if isinstance(amount, Exact) and shown.level is Level.FROZEN:
        return Cell(float(amount.value) if "." in str(amount) else int(amount.value))
    made = coarse(shown, locale)
    return replace(made, printed=_percentage(made.printed, statistic)) if isinstance(amount, Range) else made


def _percentage(text: str, statistic: Statistic | None) -> str:
    return f"{text}%" if statistic is Statistic.SHARE else text


def coarse(shown: Shown, locale: Locale) -> Cell:
    """The cell of a number that is shown less precisely."""
    return Cell(None, Marker.COARSE, printed=words_of(shown, locale), amount=amount_of(shown.text))


def words_of(shown: Shown, locale: Locale) -> str:
    """A number that is not shown exactly, as readers see it."""
    match amount_of(shown.text):
        case Range(low, high):
            return locale("shown_range", low=_decimal(low), high=_decimal(high))
        case AtLeast(low):
            return locale("shown_from", low=_decimal(low))
        case Exact(value):
            return _decimal(value)
        case Part(word):
            return locale(f"shown_{word.replace('-', '_')}")
        case None:
            return ""


def _decimal(number: Decimal) -> str:
    return str(number).replace(".", ",")


def decided_of(judgement: Judgement, entries: Mapping[str, Mapping[str, object]]) -> Mapping[Place, Decided]:
    """By cell what was decided of it, for whoever explains, counts or keeps it."""
    found = {}
    for fact in judgement.plan.facts:
        decision = judgement.outcome.decisions[fact.id]
        reasons = tuple(dict.fromkeys(reason.rule for reason in decision.reasons))
        found[place_of(fact.id)] = Decided(decision.shown.level.name.lower(), reasons, entries[fact.id])
    return found


def protection_of(judgement: Judgement, study: Study) -> Protection:
    """What readers are told of the protection of a study."""
    policy = judgement.policy
    told = summary(judgement.outcome, policy)
    levels = {level.name.lower(): number for level, number in told.levels.items() if level is not Level.FROZEN}
    # How many numbers stayed those of an earlier edition would tell whom that edition differs by.
    levels["exact"] += told.levels[Level.FROZEN]
    allowed = study.spec.disclosure.override
    return Protection(
        profile=told.profile,
        min_n=policy.min_n,
        levels=levels,
        rules=tuple(told.rules),
        weaker=weaker(policy),
        reason=allowed.reason if allowed else "",
        approver=allowed.approver if allowed else "",
        date=allowed.date if allowed else "",
    )
