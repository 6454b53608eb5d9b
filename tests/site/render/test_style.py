"""The tokens: enough contrast in both schemes, one source for stylesheets and charts, a filter without scripts."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casusboek.model.limits import MOST_FILTERS, MOST_OPTIONS
from casusboek.site.render.style import Tokens, filter_rules, option_class, style

ROOT = Path(__file__).parents[3]
TOKENS: Tokens = YAML(typ="safe", pure=True).load((ROOT / "theme/tokens.yml").read_text(encoding="utf-8"))
SCHEMES = ("light", "dark")
STYLESHEETS = sorted((ROOT / "theme/assets/css").glob("*.css"))
CHARTS = sorted((ROOT / "generator/casusboek/kinds/figures").rglob("*.py"))
LEAST = {"text": 4.5, "mark": 3.0}
"""Contrast that WCAG 2.2 AA asks of text, and of marks that mean something."""


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("kind", "front", "ground"), [(kind, *pair) for kind, pairs in TOKENS["contrast"].items() for pair in pairs]
)
def test_text_and_marks_stand_out(kind: str, front: str, ground: str, scheme: str) -> None:
    """Every pair that the tokens declare has the contrast of WCAG AA, in both schemes."""
    found = contrast(TOKENS["colours"][front][scheme], TOKENS["colours"][ground][scheme])

    assert found >= LEAST[kind]


def test_contrast_is_measured_as_wcag_does() -> None:
    """Black on white is 21, a colour on itself 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#12436D", "#12436D") == 1


def test_each_colour_is_measured_or_only_a_line() -> None:
    """A colour without a declared contrast carries no meaning: hairlines and grounds only."""
    measured = {name for pairs in TOKENS["contrast"].values() for pair in pairs for name in pair}

    assert set(TOKENS["colours"]) - measured == {"line", "row"}


def test_schemes_and_paper_have_their_colours() -> None:
    """Light and dark set the same variables; paper is light, and so is a reader without scripts unless told."""
    css = style(TOKENS)
    paper = {scheme: f"--cb-paper:{TOKENS['colours']['paper'][scheme]};" for scheme in SCHEMES}

    assert f":root,[data-md-color-scheme=default]{{{paper['light']}" in css
    assert f"[data-md-color-scheme=slate]{{{paper['dark']}" in css
    assert f"{{color-scheme:light;{paper['light']}" in css.partition("@media print{")[2]
    assert f"{{color-scheme:dark;{paper['dark']}" in css.partition("prefers-color-scheme:dark")[2]


def test_lengths_follow_the_readers_own_size() -> None:
    """Screen lengths are in rem, those of the case page on paper in points."""
    css = style(TOKENS)

    assert "--cb-text-body:0.8rem" in css
    assert "@media print{.sheet{--cb-text-note:7.5pt" in css


@pytest.mark.parametrize("path", STYLESHEETS, ids=lambda path: path.name)
def test_stylesheets_take_their_values_from_the_tokens(path: Path) -> None:
    """A hand-written stylesheet names no colour itself and no variable that is not there."""
    css = path.read_text(encoding="utf-8")
    known = set(re.findall(r"(--cb-[a-z0-9-]+):", style(TOKENS)))

    assert set(re.findall(r"var\((--cb-[a-z0-9-]+)\)", css)) <= known
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", css) == []


@pytest.mark.parametrize("path", CHARTS, ids=lambda path: path.name)
def test_charts_take_their_colours_from_the_tokens(path: Path) -> None:
    """A chart names no colour itself, and no variable that is not there."""
    code = path.read_text(encoding="utf-8")
    used = re.findall(r"var\(--cb-([a-z0-9-]+)|colour\(\"([a-z0-9-]+)\"\)|hatched\(\"([a-z0-9-]+)\"\)", code)

    assert {next(filter(None, names)) for names in used} <= set(TOKENS["colours"]) | {"scale-", "heat-"}
    assert re.findall(r"(?<!&)#[0-9a-fA-F]{3,8}\b", code) == []


def test_filter_has_a_rule_for_every_option() -> None:
    """One selector per option, all in one rule that hides what does not match."""
    rules = filter_rules()

    assert rules.count(".case-index:has(") == MOST_FILTERS * MOST_OPTIONS
    assert ".case-index:has(.f1-v2-on:checked) .case-card:not(.f1-v2)" in rules
    assert rules.endswith("{display:none}")


@pytest.mark.parametrize(("facet", "option"), [(0, 1), (1, 0), (MOST_FILTERS + 1, 1), (1, MOST_OPTIONS + 1)])
def test_an_option_without_a_rule_is_refused(facet: int, option: int) -> None:
    """An option that the filter has no rule for would silently keep everything."""
    with pytest.raises(ValueError, match="at most"):
        option_class(facet, option)


def test_the_last_option_has_a_class() -> None:
    """The limits themselves are allowed."""
    assert option_class(MOST_FILTERS, MOST_OPTIONS) == f"f{MOST_FILTERS}-v{MOST_OPTIONS}"


def test_same_tokens_same_bytes() -> None:
    """The stylesheet depends on the tokens alone."""
    assert style(TOKENS) == style(TOKENS)
