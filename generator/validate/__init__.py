"""The room that decides whether the input is right: one function per rule, all findings at once.

A rule reads a loaded project and yields findings; it never prints, mends or stops.
A new rule is a function in the file of its subject, with a line in ``CHECKS``.
"""

from collections.abc import Callable, Iterator

from generator.findings import Finding
from generator.model.project import Project
from generator.validate import (
    case_page,
    checklist,
    claims,
    evidence,
    fields,
    glossary,
    items,
    keys,
    links,
    matrices,
    page_links,
    references,
    shown,
    study,
    tables,
    texts,
    words,
    works,
)

__all__ = ["CHECKS", "Check", "validate"]

Check = Callable[[Project], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    keys.primary_keys,
    keys.unique_values,
    keys.foreign_keys,
    keys.sources,
    keys.locators,
    fields.datasets_exist,
    fields.fields_exist,
    fields.fields_may_be_shown,
    fields.records_are_counted,
    fields.fields_fit,
    fields.cases_are_cases,
    fields.conditions_can_be_met,
    study.thresholds,
    study.dates,
    study.case_key,
    study.facets_can_filter,
    study.case_folder,
    study.case_ids,
    study.cases_have_words,
    study.words_have_cases,
    study.fact_ids,
    study.themes_exist,
    words.words_are_given,
    words.words_fit,
    words.names_stand_once,
    tables.object_ids,
    tables.figures_draw_tables,
    tables.timelines_have_columns,
    tables.printed_totals_have_places,
    tables.links_lead_somewhere,
    page_links.page_links_lead_somewhere,
    tables.hubs_have_layers,
    tables.tallies_count_matrices,
    matrices.matrices_have_rows,
    matrices.cells_have_a_word,
    matrices.mentions_have_rows,
    matrices.mentions_are_complete,
    matrices.partners_have_rings,
    matrices.sectors_have_letters,
    matrices.partners_have_sectors,
    evidence.filters_can_choose,
    evidence.rows_have_pages,
    items.grids_have_keys,
    items.items_have_cells,
    items.grid_mentions_have_items,
    items.cards_can_choose,
    items.relations_have_ends,
    items.texts_can_be_compared,
    items.blocks_come_from_texts,
    case_page.maps_are_maps,
    case_page.codes_come_from_matrices,
    case_page.blocks_stand_once,
    case_page.numbers_have_a_map,
    texts.page_names,
    texts.required_pages,
    texts.navigation_names,
    texts.markdown_subset,
    texts.markup_is_text,
    links.links_can_be_read,
    links.links_lead_somewhere,
    references.braces_are_closed,
    references.references_have_form,
    references.references_stand_right,
    references.references_lead_somewhere,
    references.objects_have_a_home,
    references.headlines_are_plain,
    shown.objects_are_shown,
    shown.blocks_stand_once,
    claims.claim_ids,
    claims.claims_rest_on_something,
    claims.cells_are_there,
    claims.claim_cases,
    claims.numbers_have_a_source,
    claims.claims_are_shown,
    claims.cells_can_be_seen,
    checklist.open_codes,
    checklist.points_are_answered,
    glossary.term_ids,
    glossary.terms_are_used,
    glossary.glossary_has_a_page,
    works.work_ids,
    works.works_have_authors,
    works.works_have_dates,
    works.works_are_told_apart,
    works.works_have_addresses,
    works.works_are_cited,
    works.works_have_a_page,
)


def validate(project: Project) -> tuple[Finding, ...]:
    """Everything that is wrong with a project, sorted by place.

    Nothing is concluded from what a file that could not be read whole may have held.
    """
    return tuple(sorted({finding for check in CHECKS for finding in check(project)}))
