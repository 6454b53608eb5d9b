"""A matrix with filters leaves out what does not answer to a choice, without scripts, and never says no."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import NARROW, BuiltSite, NewContext

pytestmark = pytest.mark.browser

LEFT_OUT, UNMENTIONED = "niet in deze selectie", "niet genoemd"
FAULTS = """([leftOut, unmentioned]) => {
  const faults = [];
  for (const form of document.querySelectorAll('form.filtered')) {
    const groups = [...form.querySelectorAll('fieldset')].map(group => [...group.querySelectorAll('input')]);
    const option = radio => [...radio.classList].find(name => name.endsWith('-on'))?.slice(0, -'-on'.length);
    const choices = groups.reduce(
      (found, radios) => found.flatMap(choice => radios.map(radio => [...choice, radio])), [[]]);
    for (const choice of choices) {
      choice.forEach(radio => { radio.checked = true; });
      const chosen = choice.map(option).filter(Boolean);
      const holds = (element, name) => element.classList.contains(name);
      for (const cell of form.querySelectorAll('thead th:not(.stub), tbody td')) {
        const out = chosen.some(name => holds(cell, 'by-' + name.split('-')[0]) && !holds(cell, name));
        if (cell.checkVisibility() === out) faults.push(`${chosen}: column ${cell.cellIndex} shows: ${!out}`);
      }
      for (const marks of form.querySelectorAll('.marks')) {
        const asked = chosen.filter(name => holds(marks, 'of-' + name.split('-')[0]));
        const stays = grade => [...grade.querySelectorAll('i')].some(one => asked.every(name => holds(one, name)));
        const grades = [...marks.querySelectorAll('.grade')];
        const cell = marks.closest('td');
        if (!cell.checkVisibility()) continue;
        const where = `${chosen}: row ${cell.parentElement.rowIndex}, column ${cell.cellIndex}`;
        for (const grade of grades)
          if (grade.checkVisibility() !== stays(grade)) faults.push(`${where} shows a mark: ${!stays(grade)}`);
        const said = cell.innerText.includes(leftOut);
        if (said === grades.some(stays)) faults.push(`${where} says that it is left out: ${said}`);
        if (cell.innerText.includes(unmentioned)) faults.push(`${where} reads as not mentioned`);
      }
    }
    form.reset();
    if (form.querySelector('.marks .unselected').checkVisibility()) faults.push('reset does not show everything');
  }
  return faults;
}"""
COUNTS = """() => [...document.querySelectorAll('form.filtered')].map(form => {
  const cells = [...form.querySelectorAll('tbody tr:not(.group) td')];
  const front = cell => cell.querySelector('.grade .visually-hidden')?.textContent.replace(/, $/, '') ?? '';
  return cells.map(front);
})"""


def filtered_pages(site: BuiltSite) -> list[Path]:
    """The pages that hold a matrix with filters."""
    return [page for page in site.pages() if 'class="filtered"' in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("scripts", [False, True], ids=["plain", "scripts"])
def test_every_choice_leaves_out_what_does_not_answer(
    built_site: BuiltSite, new_context: NewContext, *, scripts: bool
) -> None:
    """Whatever is chosen, exactly the marks and columns that answer are shown; an emptied cell says that it is."""
    page = new_context(scripts=scripts).new_page()
    pages = filtered_pages(built_site)
    found = []
    for path in pages:
        page.goto(path.as_uri())
        faults = page.evaluate(FAULTS, [LEFT_OUT, UNMENTIONED])
        found += [f"{built_site.name(path)}: {fault}" for fault in faults]

    assert pages
    assert not found, "\n".join(found[:20])


def test_a_choice_is_made_with_keys(built_site: BuiltSite, new_context: NewContext) -> None:
    """A filter is a group of radio buttons: tab reaches it, arrows and space choose, and it says what is chosen."""
    page = new_context(width=NARROW, scripts=False).new_page()
    for path in filtered_pages(built_site):
        page.goto(path.as_uri())
        group = page.locator("form.filtered fieldset").first
        group.locator("input").first.focus()
        page.keyboard.press("ArrowRight")

        assert group.locator("input").nth(1).is_checked()
        assert group.get_by_role("radio").count() > 1
        assert page.get_by_role("group", name=group.locator("legend").inner_text()).count() >= 1


def test_the_signs_in_front_are_those_of_the_tally(built_site: BuiltSite, new_context: NewContext) -> None:
    """The marks that a reader counts in the table are the numbers of the tally on the same page."""
    page = new_context().new_page()
    for path in filtered_pages(built_site):
        page.goto(path.as_uri())
        signs = [sign for table in page.evaluate(COUNTS) for sign in table if sign]
        tally = _tally(page)
        if tally:
            assert {sign: signs.count(sign) for sign in tally} == tally, built_site.name(path)


def _tally(page: Page) -> dict[str, int]:
    """The marks of the tally on a page with their cells; nothing when it has none."""
    rows = page.locator(".tabular--tally tbody tr:not(.total)").all()
    read = {row.locator("th").inner_text().strip(): row.locator("td").inner_text().strip() for row in rows}
    return {name: int(n) for name, n in read.items() if n.isdigit() and name != UNMENTIONED}
