"""Breaks of words that must be there, and must fit."""

from tests.projects import STUDY, Break, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A headline without words.",
        f"{STUDY}/cases/TUIN2.yml",
        '"In TUIN2 wordt samen gegeten"',
        '" "',
        "content/studies/tuinen/cases/TUIN2.yml:2:1 headline: this text is empty. Write it, or leave out what "
        "it belongs to. [V131]",
    ),
    broken(
        "A lede without words.",
        f"{STUDY}/cases/TUIN2.yml",
        '"Er helpen {cell tuinlijst TUIN2 deelnemers} mensen in deze {term tuin}."',
        '""',
        "content/studies/tuinen/cases/TUIN2.yml:3:1 lede: this text is empty. Write it, or leave out what it "
        "belongs to. [V131]",
    ),
    broken(
        "A figure without an alternative text.",
        f"{STUDY}/figures.yml",
        "alt: Buren zijn de grootste groep.",
        'alt: ""',
        "content/studies/tuinen/figures.yml:23:3 fig-helpers.alt: this text is empty. Write it, or leave out "
        "what it belongs to. [V131]",
    ),
    broken(
        "A table without a title.",
        f"{STUDY}/tables.yml",
        "title: Drie tuinen in twee wijken",
        'title: ""',
        "content/studies/tuinen/tables.yml:3:3 tuinlijst.title: this text is empty. Write it, or leave out "
        "what it belongs to. [V131]",
    ),
    broken(
        "A block without the words for nothing.",
        f"{STUDY}/case_page.yml",
        "none: Geen beeld.",
        'none: ""',
        "content/studies/tuinen/case_page.yml:13:50 4.none: this text is empty. Write it, or leave out what it "
        "belongs to. [V131]",
    ),
    broken(
        "A site without a title.",
        "content/site.yml",
        "title: Tuinboek",
        'title: ""',
        "content/site.yml:1:1 title: this text is empty. Write it, or leave out what it belongs to. [V131]",
    ),
    broken(
        "A term without a definition.",
        "content/glossary.yml",
        "definition: Een huisje van glas voor planten.",
        'definition: ""',
        "content/glossary.yml:8:5 terms.1.definition: this text is empty. Write it, or leave out what it "
        "belongs to. [V131]",
    ),
    broken(
        "A title that is too long.",
        f"{STUDY}/tables.yml",
        "Drie tuinen in twee wijken",
        "Drie tuinen in twee wijken en nog wat en nog wat en nog wat en nog wat en nog wat en nog wat en nog "
        "wat en nog wat en nog wat en nog wat",
        "content/studies/tuinen/tables.yml:3:3 tuinlijst.title: 136 characters, and 120 is the most. Say it "
        "shorter; the subtitle or a note can hold the rest. [V132]",
    ),
    broken(
        "An alternative text that is too long.",
        f"{STUDY}/figures.yml",
        "Buren zijn de grootste groep.",
        "Buren zijn de grootste groep, en dat blijft zo, en dat blijft zo, en dat blijft zo, en dat blijft zo, "
        "en dat blijft zo, en dat blijft zo, en dat blijft zo, en dat blijft zo, en dat blijft zo, en dat "
        "blijft zo, en dat blijft zo, en dat blijft zo.",
        "content/studies/tuinen/figures.yml:23:3 fig-helpers.alt: 245 characters, and 220 is the most. Say it "
        "shorter; the subtitle or a note can hold the rest. [V132]",
    ),
    broken(
        "A study that is listed twice.",
        "content/site.yml",
        "[tuinen,",
        "[tuinen, tuinen,",
        "content/site.yml:7:19 studies.1: 'tuinen' stands here twice. Keep one of the two. [V133]",
    ),
    broken(
        "A column that stands twice.",
        f"{STUDY}/tables.yml",
        "{ field: gewas }",
        "{ field: ligging }",
        "content/studies/tuinen/tables.yml:9:7 tuinlijst.columns.2: 'ligging' stands here twice. Keep one of "
        "the two. [V133]",
    ),
    broken(
        "A ring that stands twice.",
        f"{STUDY}/figures.yml",
        "{ id: soms,",
        "{ id: vast,",
        "content/studies/tuinen/figures.yml:13:7 tuinkaart.rings.1: 'vast' stands here twice. Keep one of the "
        "two. [V133]",
    ),
    broken(
        "A profile field that stands twice.",
        f"{STUDY}/case_page.yml",
        "[wijk, ligging, deelnemers]",
        "[wijk, ligging, wijk]",
        "content/studies/tuinen/case_page.yml:1:44 0.fields.2: 'wijk' stands here twice. Keep one of the two. [V133]",
    ),
    broken(
        "A facet that stands twice.",
        f"{STUDY}/study.yml",
        "[wijk, ligging, gewas]",
        "[wijk, ligging, wijk]",
        "content/studies/tuinen/study.yml:17:27 cases.facets.2: 'wijk' stands here twice. Keep one of the two. [V133]",
    ),
)
