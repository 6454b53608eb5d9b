"""Breaks of what the pages show."""

from tests.projects import STUDY, Break, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A table that no page uses.",
        f"{STUDY}/redenen.nl.md",
        "{table dagen-per-weer}\n",
        "",
        "content/studies/tuinen/tables.yml:40:1 dagen-per-weer: warning: no page uses the table "
        "'dagen-per-weer'. Add {table dagen-per-weer} to a text, or take it out. [V191]",
    ),
    broken(
        "A figure that no page uses.",
        f"{STUDY}/index.nl.md",
        "{figure fig-helpers}\n",
        "",
        "content/studies/tuinen/figures.yml:19:1 fig-helpers: warning: no page uses the figure 'fig-helpers'. "
        "Add {figure fig-helpers} to a text, or take it out. [V191]",
    ),
    broken(
        "A table that stands twice on a page.",
        f"{STUDY}/index.nl.md",
        "{figure fig-helpers}\n",
        "{figure fig-helpers}\n\n{table tuinlijst}\n",
        "content/studies/tuinen/index.nl.md:17:1: {table tuinlijst} stands on this page already. Refer to it "
        "with {see …}. [V192]",
    ),
)
