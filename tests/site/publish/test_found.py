"""How pages tell of themselves elsewhere, and what a wrong address shows."""

import re
from pathlib import Path

from casusboek.build import build
from casusboek.model.output import Order
from tests.projects import write


def test_a_page_tells_of_itself_and_a_wrong_address_helps(tmp_path: Path) -> None:
    """Each page has a title, an address and a description of its own; the error page a search box and every part."""
    root = write(tmp_path / "tuinen")
    (root / "mkdocs.yml").write_text("INHERIT: build/mkdocs.yml\nsite_url: https://tuin.example/boek/\n", "utf-8")
    site = root / "site"
    build(Order(root=root, output=site, private=root / "private"), lambda _: None)

    pages = sorted(site.rglob("index.html"))
    told: dict[str, str] = {}
    for path in pages:
        html = path.read_text(encoding="utf-8")
        address = f"https://tuin.example/boek/{path.relative_to(site).as_posix()}"
        assert f'<link rel="canonical" href="{address}">' in html
        assert f'<meta property="og:url" content="{address}">' in html
        assert re.search(r'<meta property="og:title" content="[^"]+">', html)
        found = re.search(r'<meta property="og:description" content="([^"]+)">', html)
        assert found, path
        assert found[1] not in told, (path, told.get(found[1]))
        told[found[1]] = path.as_posix()
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert "<h1>Deze pagina is er niet</h1>" in missing
    assert '<input id="missing-search" type="search"' in missing
    for part in ("/boek/index.html", "/boek/studies/tuinen/index.html", "/boek/studies/oogst/index.html"):
        assert f'<li><a href="{part}">' in missing
