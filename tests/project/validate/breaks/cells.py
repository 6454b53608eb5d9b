"""Breaks of references to things that are not there."""

from tests.projects import STUDY, Break, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "An answer that stands on the scale of another question.",
        "content/studies/oogst/index.nl.md",
        "{cell steun samen eens}",
        "{cell steun samen nee}",
        "content/studies/oogst/index.nl.md:8:26: the table 'steun' has no number for 'samen' and 'nee'. "
        "Did you mean 'oneens'? [V184]",
    ),
    broken(
        "A question that a table does not show.",
        "content/studies/oogst/index.nl.md",
        "{cell steun samen eens}",
        "{cell steun terug eens}",
        "content/studies/oogst/index.nl.md:8:26: the table 'steun' has no number for 'terug' and 'eens'. "
        "Allowed: gereedschap, luisteren, samen. [V184]",
    ),
    broken(
        "A moment at which nothing was printed.",
        "content/studies/oogst/index.nl.md",
        "{cell cijfers grond lente}",
        "{cell cijfers grond gesprek1}",
        "content/studies/oogst/index.nl.md:8:92: the table 'cijfers' has no number for 'grond' and 'gesprek1'. "
        "Allowed: herfst, lente. [V184]",
    ),
    broken(
        "A table that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "{cases}",
        "{cases}\n\n{table tuinenlijst}",
        "content/studies/tuinen/kaarten.nl.md:14:1: unknown table 'tuinenlijst'. Did you mean 'tuinlijst'? [V184]",
    ),
    broken(
        "A figure that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "{cases}",
        "{cases}\n\n{figure fig-helper}",
        "content/studies/tuinen/kaarten.nl.md:14:1: unknown figure 'fig-helper'. Did you mean 'fig-helpers'? [V184]",
    ),
    broken(
        "A figure that is drawn once per case.",
        f"{STUDY}/kaarten.nl.md",
        "{cases}",
        "{cases}\n\n{figure tuinkaart}",
        "content/studies/tuinen/kaarten.nl.md:14:1: the figure 'tuinkaart' is drawn once per case. It stands "
        "on the case pages; refer to one with {case …}. [V184]",
    ),
    broken(
        "Sections of a table that is no matrix.",
        f"{STUDY}/kaarten.nl.md",
        "{cases}",
        "{cases}\n\n{sections tuinlijst}",
        "content/studies/tuinen/kaarten.nl.md:14:1: unknown table of kind matrix 'tuinlijst'. Allowed: "
        "kansen-per-tuin, partners-per-soort, redenen-per-tuin. [V184]",
    ),
    broken(
        "A case that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {case TUIN11}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: unknown case 'TUIN11'. Did you mean 'TUIN1'? [V184]",
    ),
    broken(
        "A case in a note that does not exist.",
        f"{STUDY}/tables.yml",
        "{case TUIN3}",
        "{case TUIN4}",
        "content/studies/tuinen/tables.yml:57:7 redenen-per-tuin.notes.0: unknown case 'TUIN4'. Did you mean "
        "'TUIN3'? [V184]",
    ),
    broken(
        "A term without an entry.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {term tuim}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: unknown term 'tuim'. Did you mean 'tuin'? [V184]",
    ),
    broken(
        "A term without an entry in the words of a case.",
        f"{STUDY}/cases/TUIN1.yml",
        "{term tuin}",
        "{term kast}",
        "content/studies/tuinen/cases/TUIN1.yml:3:1 lede: unknown term 'kast'. Did you mean 'kas'? [V184]",
    ),
    broken(
        "A page that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {page reden}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: unknown page 'reden'. Did you mean 'redenen'? [V184]",
    ),
    broken(
        "A page of the site that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {page /overs}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: unknown page '/overs'. Did you mean '/over'? [V184]",
    ),
    broken(
        "A page of the site without its slash.",
        "content/pages/index.nl.md",
        "{page /over|",
        "{page over|",
        "content/pages/index.nl.md:8:49: unknown page 'over'. Did you mean '/over'? [V184]",
    ),
    broken(
        "A cell of a table that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell tuinlijsten TUIN1 wijk}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: unknown table 'tuinlijsten'. Did you mean 'tuinlijst'? [V184]",
    ),
    broken(
        "A cell in a row of a list that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell tuinlijst TUIN4 deelnemers}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'tuinlijst' has no row 'TUIN4'. Did you mean "
        "'TUIN3'? [V184]",
    ),
    broken(
        "A cell in a column of a list that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell tuinlijst TUIN1 deelnemer}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'tuinlijst' has no column 'deelnemer'. Did you "
        "mean 'deelnemers'? [V184]",
    ),
    broken(
        "A cell in a row of a count that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell tuinen-per-wijk oost n}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'tuinen-per-wijk' has no row 'oost'. Allowed: "
        "noord, zuid. [V184]",
    ),
    broken(
        "A cell in a column of a count that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell tuinen-per-wijk noord aantal}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'tuinen-per-wijk' has no column 'aantal'. "
        "Allowed: n. [V184]",
    ),
    broken(
        "A cell in a row of a cross table that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell helpers-per-rol totaal buur}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'helpers-per-rol' has no row 'totaal'. Did you "
        "mean 'total'? [V184]",
    ),
    broken(
        "A cell in a column of a cross table that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell helpers-per-rol total buren}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'helpers-per-rol' has no column 'buren'. Did you "
        "mean 'buur'? [V184]",
    ),
    broken(
        "A cell in a row of a matrix that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell redenen-per-tuin R9 TUIN1}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'redenen-per-tuin' has no row 'R9'. Allowed: R1, "
        "R2. [V184]",
    ),
    broken(
        "A cell in a column of a matrix that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn {cell redenen-per-tuin R1 TUIN9}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:9: the table 'redenen-per-tuin' has no column 'TUIN9'. Did you "
        "mean 'TUIN3'? [V184]",
    ),
    broken(
        "A table or figure that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {see tuinlijstje}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: unknown table or figure 'tuinlijstje'. Did you mean "
        "'tuinlijst'? [V184]",
    ),
    broken(
        "A table that stands on no page.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {see tuinen-per-wijk}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: no page shows 'tuinen-per-wijk'. Add {table "
        "tuinen-per-wijk} to a text. [V185]",
    ),
    broken(
        "A reference in a headline.",
        f"{STUDY}/cases/TUIN1.yml",
        "In TUIN1 wordt",
        "In {case TUIN1} wordt",
        "content/studies/tuinen/cases/TUIN1.yml:2:1 headline: a reference cannot stand in a headline. Use it "
        "in the lede. [V186]",
    ),
)
