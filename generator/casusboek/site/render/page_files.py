"""The names of the generated files that pages hold."""

from casusboek.model.site import Page


def page_name(page: Page) -> str:
    """A page, as the names of its files begin."""
    return page.path.replace("/", "--") or "home"


def block_name(page: Page, number: int) -> str:
    """The name of a generated file, unique on the site."""
    return f"{page_name(page)}-{number}"
