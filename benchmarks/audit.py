"""How the disclosure audit grows with schools and with questions, as ratios within one run.

    python benchmarks/audit.py [SCHOOLS ...]

Per school a mean of everybody and of the teachers, for each of 50 questions, with the mean over all schools;
and a table of persons, school by role, with its margins. CPU seconds per fact are compared with the smallest size.
"""

import resource
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "generator"))

from smallcells import decide  # noqa: E402
from smallcells.facts import Fact, Group, Plan, Statistic, likert  # noqa: E402
from smallcells.policy import PROFILES  # noqa: E402 - found once the path is set

ITEMS = 50
ROLES = (1, 6, 2, 2, 3)


def seconds() -> float:
    """CPU seconds of this program so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def answers(schools: int, items: int) -> Plan:
    """Answers of 3 to 11 persons per school, of whom one leads it."""
    chance = Random(schools)  # noqa: S311 - seeded on purpose
    members = {f"s{s}": [f"s{s}.{i}" for i in range(chance.randint(3, 11))] for s in range(schools)}
    everybody = [member for names in members.values() for member in names]
    groups = {name: Group(name, frozenset(names), cases=frozenset({name})) for name, names in members.items()}
    groups |= {f"{name}.t": Group(f"{name}.t", frozenset(names[1:])) for name, names in members.items()}
    groups["all"] = Group("all", frozenset(everybody))
    given: dict[str, dict[str, Fraction | None]] = {}
    facts = []
    for item in range(items):
        own = {member: Fraction(chance.randint(1, 5)) for member in everybody}
        given[f"q{item}"] = dict(own)
        for name, group in groups.items():
            above = () if name == "all" else ("all",) if "." not in name else (name.partition(".")[0],)
            mean = sum((own[member] for member in group.members), Fraction(0)) / len(group.members)
            parents = tuple(f"q{item}:{parent}" for parent in above)
            facts.append(
                Fact(f"q{item}:{name}", Statistic.MEAN, name, f"q{item}", value=mean, decimals=1, parents=parents)
            )
    return Plan(tuple(facts), groups, {name: likert(name) for name in given}, given)


def persons(schools: int) -> Plan:
    """Numbers of persons, school by role, with all margins."""
    chance = Random(schools)  # noqa: S311 - seeded on purpose
    sizes = {f"s{s}.{r}": chance.randint(0, 2 * usual) for s in range(schools) for r, usual in enumerate(ROLES)}
    groups = {name: Group(name, frozenset({name})) for name in sizes}
    groups |= {f"s{s}": Group(f"s{s}", frozenset(f"s{s}.{r}" for r in range(len(ROLES)))) for s in range(schools)}
    groups |= {f"r{r}": Group(f"r{r}", frozenset(f"s{s}.{r}" for s in range(schools))) for r in range(len(ROLES))}
    groups["all"] = Group("all", frozenset(sizes))
    facts = []
    for name, group in groups.items():
        above = () if name == "all" else ("all",) if "." not in name else (name.partition(".")[0],)
        value = Fraction(sum(sizes[member] for member in group.members))
        facts.append(Fact(name, Statistic.N, name, value=value, parents=above))
    return Plan(tuple(facts), groups, sizes=sizes)


def measured(plan: Plan) -> tuple[int, float]:
    """Number of facts and CPU seconds of a plan."""
    before = seconds()
    decide(plan, replace(PROFILES["casestudy"], max_seconds=1000))
    return len(plan.facts), seconds() - before


def main() -> None:
    """Print a row per size and kind of plan."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [10, 100, 1000]
    sys.stdout.write("schools  plan          facts   CPU s  per fact, against the smallest\n")
    first: dict[str, float] = {}
    for schools in sizes:
        kinds = {"one item": answers(schools, 1), "50 items": answers(schools, ITEMS), "persons": persons(schools)}
        for kind, plan in kinds.items():
            facts, used = measured(plan)
            ratio = used / facts / first.setdefault(kind, used / facts)
            sys.stdout.write(f"{schools:7}  {kind:9}  {facts:8}  {used:6.2f}  {ratio:6.2f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
