"""Breaks of what the cases are said to be chosen from."""

from tests.projects import STUDY, TUINEN, Break, broken

FILE = f"{STUDY}/study.yml"
LINES = (TUINEN / FILE).read_text(encoding="utf-8").splitlines()
AT = f"{FILE}:{next(number for number, line in enumerate(LINES, 1) if line.startswith('  case_table:'))}"
WHOLE = (
    "{ fields: [wijk, ligging], k: 3, population: 60, "
    "shares: { wijk: { noord: 0.5, zuid: 0.4 }, ligging: { stad: 0.4, dorp: 0.4 } } }"
)
SHARES = ", shares: { wijk: { noord: 0.5, zuid: 0.4 }, ligging: { stad: 0.4, dorp: 0.4 } }"


def stated(name: str, old: str, new: str, *found: str) -> Break:
    """A break of ``case_table``."""
    return broken(name, FILE, f"case_table: {WHOLE}", f"case_table: {WHOLE.replace(old, new)}", *found)


BREAKS: tuple[Break, ...] = (
    stated(
        "A field that the cases do not have.",
        "fields: [wijk, ligging]",
        "fields: [wijk, liging, ligging]",
        f"{AT}:32 disclosure.case_table.fields.1: the cases have no field 'liging'. Did you mean 'ligging'? [V246]",
    ),
    stated(
        "A field that stands there twice.",
        "fields: [wijk, ligging]",
        "fields: [wijk, ligging, wijk]",
        f"{AT}:41 disclosure.case_table.fields.2: 'wijk' stands here twice. Take one out. [V246]",
    ),
    stated(
        "No field at all.",
        f"fields: [wijk, ligging], k: 3, population: 60{SHARES}",
        "fields: [], k: 3, register: groepen",
        f"{AT}:17 disclosure.case_table.fields: no field is named. Allowed: beeld, deelnemers, gewas, ligging, source, "
        "tuin_id, wijk. [V246]",
    ),
    stated(
        "A field that readers do not see as a description.",
        "fields: [wijk, ligging]",
        "fields: [wijk, ligging, tuin_id]",
        f"{AT}:41 disclosure.case_table.fields.2: readers are not shown the field 'tuin_id'. Public: wijk, ligging, "
        "gewas, deelnemers, beeld, source. [V247]",
    ),
    stated(
        "A register and shares.",
        "k: 3,",
        "k: 3, register: tuinen,",
        f"{AT}:48 disclosure.case_table.register: the population is given in two ways. Keep 'register', which is "
        "exact, or take it out. [V248]",
        f"{AT}:48 disclosure.case_table.register: the cases are no register. Name a dataset with one row per member. "
        "[V249]",
    ),
    stated(
        "A population without shares.",
        SHARES,
        "",
        f"{AT}:3 disclosure.case_table: nothing says what the cases were chosen from. Name a dataset with one row per "
        "member as 'register', or write 'population' and 'shares'. [V248]",
    ),
    stated(
        "A register that does not exist.",
        f"population: 60{SHARES}",
        "register: groep",
        f"{AT}:48 disclosure.case_table.register: unknown dataset 'groep'. Did you mean 'groepen'? [V249]",
    ),
    stated(
        "A register without the fields.",
        f"population: 60{SHARES}",
        "register: groepen",
        f"{AT}:48 disclosure.case_table.register: the register has no field 'ligging'. Allowed: groep, groep_id, "
        "source. [V249]",
        f"{AT}:48 disclosure.case_table.register: the register has no field 'wijk'. Allowed: groep, groep_id, source. "
        "[V249]",
    ),
    stated(
        "One that everybody knows.",
        "k: 3",
        "k: 1",
        f"{AT}:42 disclosure.case_table.k: k is below 2. Write 2 or more. [V250]",
    ),
    stated(
        "A population of fewer than the cases.",
        "population: 60",
        "population: 2",
        f"{AT}:48 disclosure.case_table.population: the population is smaller than the 3 cases chosen from it. Write "
        "how many could have been chosen. [V250]",
    ),
    stated(
        "A share of nothing.",
        "noord: 0.5",
        "noord: 0",
        f"{AT}:82 disclosure.case_table.shares.wijk.noord: this is no share. Write a part of the population above 0, "
        "and at most 1. [V251]",
    ),
    stated(
        "More than the whole.",
        "noord: 0.5",
        "noord: 0.7",
        f"{AT}:74 disclosure.case_table.shares.wijk: these shares are more than the whole. Let them add up to 1 or "
        "less. [V251]",
    ),
    stated(
        "Shares of another field.",
        "{ wijk: {",
        "{ wijken: {",
        f"{AT}:74 disclosure.case_table.shares.wijken: 'wijken' is not one of 'fields'. Did you mean 'wijk'? [V251]",
    ),
    stated(
        "Shares of a field in two places.",
        "ligging: { stad: 0.4, dorp: 0.4 }",
        "wijk + ligging: { noord + stad: 0.4 }",
        f"{AT}:107 disclosure.case_table.shares.wijk + ligging: 'wijk' has shares in two places. Take one out. [V251]",
    ),
    stated(
        "A share of a code that is none.",
        "noord: 0.5",
        "nord: 0.5",
        f"{AT}:82 disclosure.case_table.shares.wijk.nord: 'nord' is not a code of 'wijk'. Did you mean 'noord'? [V252]",
    ),
    stated(
        "One code for two fields.",
        "wijk: { noord: 0.5, zuid: 0.4 }, ligging: { stad: 0.4, dorp: 0.4 }",
        "wijk + ligging: { noord: 0.4, zuid + -: 0.4 }",
        f"{AT}:92 disclosure.case_table.shares.wijk + ligging.noord: 'noord' names 1 codes for 2 fields. Write one for "
        "each, with ' + ' between them. [V252]",
    ),
    stated(
        "A case that is accepted and does not exist, on no day.",
        "k: 3,",
        "k: 3, accepted: [{ cases: [TUIN4], reason: Zo is het., approver: redactie, date: gisteren }],",
        f"{AT}:69 disclosure.case_table.accepted.0.cases.0: there is no case 'TUIN4'. Did you mean 'TUIN3'? [V253]",
        f"{AT}:117 disclosure.case_table.accepted.0.date: 'gisteren' is not a date. Write YYYY-MM-DD, between quotes. "
        "[V122]",
    ),
)
