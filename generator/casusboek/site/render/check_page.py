"""The bundle of one school: a single HTML file that asks nothing of the network."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path

from markupsafe import Markup

from casusboek.model.blocks import CaseReading
from casusboek.model.check_page import CheckPage, CheckPart, Content, Cover, Opening, Profile, SecondPart
from casusboek.model.member_check import MAY_STAND, MOST_READING, YEARS, Overall, Verdict
from casusboek.model.network_map import NetworkMap
from casusboek.model.output import NoMemo
from casusboek.model.project import Locale
from casusboek.model.site import OwnBlock, SheetBlock
from casusboek.model.site import Page as SitePage
from casusboek.site.render.drawings import described, drawings, drawn_network
from casusboek.site.render.html import Parts, inline
from casusboek.site.render.theme import stylesheet

STYLES = ("base", "exhibit", "blocks", "sheet", "reading")
FONTS = ("Inter-Regular", "Inter-SemiBold")
ALONE = SitePage("", "", "", ())
"""The page that links would be relative to; a bundle has none."""
OF_ONE = (Overall.AGREED, Overall.NOT_AGREED, Overall.NO_OPINION)
"""What the speaker of one fact can say of it as a whole."""
STAYS = (Verdict.RIGHT, Verdict.LEAVE_OUT)
"""What a school can say of its own words that stand on the page."""
NO = (Overall.NOT_AGREED, Overall.WITHDRAWS)
"""After which nothing of the school stands on the site."""
NOT_YES = (Overall.NOT_AGREED, Overall.WITHDRAWS, Overall.NO_OPINION)
"""What a school can say of its page instead of that the rest is right."""
FOLDED = ("uses", "sources")
"""Kinds of lists that open on request: long, and little that a school can judge at a glance."""
KINDS: Mapping[type, str] = {
    Opening: "opening",
    Profile: "profile",
    NetworkMap: "map",
    OwnBlock: "own",
    SecondPart: "second",
    CaseReading: "reading",
}
"""What each other kind of content is called in the page; of a list of items it is the kind of block."""
DRAWN = "netwerkkaart"
"""What the ids inside a drawing of the map start with."""
PHRASES = "check_say_"
"""The phrases that the script speaks."""


def check_page(page: CheckPage, cover: Cover, words: Locale, theme: Path) -> str:
    """What the school reads once the bundle is open, as HTML.

    Args:
        page: The blocks of the case.
        cover: The round, its day, and what changed since the one before.
        words: The interface's words.
        theme: The theme's folder.
    """
    drawing = next((part.content for part in page.parts if isinstance(part.content, NetworkMap)), None)
    blank = _blank(drawing, words) if drawing else ""
    return Parts(
        theme / "templates" / "parts", theme / "templates" / "check"
    ).text(
        "page.html.j2",
        page=page,
        cover=cover,
        guide=_guide(page, cover, words),
        kinds=[_kind(part.content) for part in page.parts],
        groups=_groups(page),
        numbers={part.block.id: number for number, part in enumerate(page.parts, 1)},
        news=cover.news,
        opened=any(new.open for new in cover.news.values()),
        charts={name: Markup(svg) for name, svg in _charts(page, words, theme).items()},  # noqa: S704 - drawn here
        svg=Markup(drawn_network(drawing)) if drawing else "",  # noqa: S704 - drawn by this package
        blank=Markup(blank),  # noqa: S704 - drawn by this package
        verdicts=_choices("verdict", [verdict for verdict in Verdict if verdict is not Verdict.RIGHT], words),
        overalls=_choices("overall", OF_ONE[1:] if cover.speaker else NOT_YES, words),
        paper_overalls=[words(f"check_overall_{one.name.lower()}") for one in (OF_ONE if cover.speaker else Overall)],
        stays=[(verdict.value, words(f"check_reading_{verdict.name.lower()}")) for verdict in STAYS],
        most=MOST_READING,
        t=words,
        inline=lambda spans, **options: inline(spans, ALONE, **options),
    )


def _charts(page: CheckPage, words: Locale, theme: Path) -> Mapping[str, str]:
    """By block the drawings of the case's own numbers."""
    own = ((part.block.id, part.content) for part in page.parts if isinstance(part.content, OwnBlock))
    figures = {name: described(content.figure, words) for name, content in own if content.figure}
    return {name: drawn.svg for name, drawn in drawings(figures, words, theme, NoMemo())[0].items()} if figures else {}


def map_drawing(content: Content) -> str:
    """The map of a block as it is drawn, to be shown beside a later one; empty for a block without a map."""
    if not isinstance(content, NetworkMap):
        return ""
    return drawn_network(content).replace(f"{DRAWN}-", f"{DRAWN}-eerder-")


def sender(page: CheckPage, cover: Cover, words: Locale) -> tuple[tuple[str, str], ...]:
    """Who sends it, about what and until when: what stands on a sealed bundle before it is open."""
    found = (
        ("check_about_what", words("slip_lede" if cover.speaker else "check_about_what_words")),
        ("check_about_study", page.study),
        ("check_about_page", "" if cover.speaker else f"{page.singular.capitalize()} {page.case}"),
        ("check_about_team", cover.team),
        ("check_ask", cover.contact),
        ("check_about_address", cover.address),
        ("check_about_day", cover.day),
        ("check_until", cover.until),
        ("check_about_words", words("check_about_words_words")),
    )
    return tuple((words(key), said) for key, said in found if said)


def bundle(
    facts: Mapping[str, object],
    words: Locale,
    theme: Path,
    *,
    title: str,
    page: str = "",
    about: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The file that goes to a school.

    Args:
        facts: What the script must know: header and sealed data, or the key of an open bundle.
        words: The interface's words.
        theme: The theme's folder.
        title: Title of the file; it says nothing about the school when the bundle is sealed.
        page: What ``check_page`` made, for an open bundle; empty for a sealed one.
        about: What ``sender`` made, for a sealed one.
    """
    style, script = _style(theme), (theme / "check" / "check.js").read_text(encoding="utf-8")
    phrases = {key.removeprefix(PHRASES): text for key, text in words.words.items() if key.startswith(PHRASES)}
    stand = sorted(verdict.value for verdict in MAY_STAND)
    codes = {"changed": Verdict.CHANGED.value, "agreed": Overall.AGREED.value, "after": Overall.AGREED_AFTER.value}
    bounds = {"most": MOST_READING, "years": [YEARS[0], YEARS[-1]], "stand": stand, "no": [no.value for no in NO]}
    told = {**facts, **codes, **bounds, "say": phrases}
    data = json.dumps(told, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c")
    html = Parts(theme / "templates" / "parts", theme / "templates" / "check").text(
        "bundle.html.j2",
        language=words.language,
        title=title,
        style=Markup(style),  # noqa: S704 - the theme's own
        style_hash=_source_hash(style),
        script=Markup(script),  # noqa: S704 - the theme's own
        script_hash=_source_hash(script),
        bundle=Markup(data),  # noqa: S704 - JSON without a sign that ends a script
        page=Markup(page),  # noqa: S704 - from a template that escapes
        about=about,
        t=words,
    )
    return html.encode("utf-8")


def status_page(study: str, rows: Sequence[object], words: Locale, theme: Path) -> bytes:
    """Where every case stands, as a page for the authors.

    Args:
        study: Title of the study.
        rows: What is known of each case: the fields that the template names.
        words: The interface's words.
        theme: The theme's folder.
    """
    style = _style(theme)
    html = Parts(theme / "templates" / "check").text(
        "status.html.j2",
        study=study,
        rows=rows,
        style=Markup(style),  # noqa: S704 - the theme's own
        style_hash=_source_hash(style),
        t=words,
    )
    return html.encode("utf-8")


def _guide(page: CheckPage, cover: Cover, words: Locale) -> Mapping[str, str]:
    """What it is, who reads it, what one can do: for a school, or for the one speaker of a fact."""
    kind = "slip" if cover.speaker else "check"
    facts = {"singular": page.singular.lower(), "study": page.study, "case": page.case, "speaker": cover.speaker}
    again = "_again" if cover.round > 1 and not cover.speaker else ""
    said = {"title": words(f"{kind}_title", **facts), "lede": words(f"{kind}_lede{again}", **facts)}
    said |= {name: words(f"{kind}_{name}_words", **facts) for name in ("what", "who", "can")}
    public = "_public" if cover.ground else ""
    said["rights"] = words(f"{kind}_rights{public if kind == 'check' else ''}_words", **facts)
    said["agree"] = f"check_agree_follows{public}"
    said["public"] = words("check_public", ground=cover.ground, contact=cover.contact) if cover.ground else ""
    said["until"] = words("check_until_words", until=cover.until) if cover.until else ""
    return {**said, "ask": " ".join(filter(None, (cover.team, cover.contact, cover.address)))}


def _choices(kind: str, choices: Iterable[Enum], words: Locale) -> list[tuple[str, str, str]]:
    """Each choice with its words, and what follows from it."""
    keys = [(choice.value, f"check_{kind}_{choice.name.lower()}") for choice in choices]
    return [(value, words(key), words(f"{key}_follows")) for value, key in keys]


def _blank(drawing: NetworkMap, words: Locale) -> str:
    """The map without its partners."""
    alt, told = words("check_map_blank"), words("check_map_blank_note")
    blank = replace(drawing, network=replace(drawing.network, alters=()), alt=alt, description=told)
    return drawn_network(blank).replace(f"{DRAWN}-", f"{DRAWN}-leeg-")


def _groups(page: CheckPage) -> list[dict[str, object]]:
    """The parts in their order, as readers see them: across the page, or in columns."""
    groups: list[tuple[str, list[CheckPart]]] = []
    for part in page.parts:
        kind = _kind(part.content)
        name = "columns" if kind in ("block", "second") else "wide"
        if groups and (kind == "reading" or groups[-1][0] == name):
            groups[-1][1].append(part)
        else:
            groups.append((name, [part]))
    return [{"name": name, "parts": parts} for name, parts in groups]


def _kind(content: Content) -> str:
    if isinstance(content, SheetBlock):
        return content.kind if content.kind in FOLDED else "block"
    return KINDS[type(content)]


def _style(theme: Path) -> str:
    """The stylesheets of the site that a case page needs, and the bundle's own, with the fonts inside."""
    sheets = [theme / "assets" / "css" / f"{name}.css" for name in STYLES]
    own = "".join(path.read_text(encoding="utf-8") for path in (*sheets, theme / "check" / "check.css"))
    for name in FONTS:
        raw = base64.b64encode((theme / "assets" / "fonts" / f"{name}.woff2").read_bytes()).decode("ascii")
        own = own.replace(f"../fonts/{name}.woff2", f"data:font/woff2;base64,{raw}")
    return (stylesheet(theme) + own).replace("</", "<\\/")


def _source_hash(text: str) -> str:
    """The hash by which a content security policy knows an inline text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
