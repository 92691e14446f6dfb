"""A page as a strict reader sees it."""

from html.parser import HTMLParser

VOID = {"meta", "rect", "line"}


class Page(HTMLParser):
    """Which elements stand open, what would be loaded or run, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.titles: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        self._see(attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._see(attrs)

    def _see(self, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {name for name, _ in attrs}
        for name, value in attrs:
            into = {"href": self.links, "id": self.ids, "title": self.titles}.get(name)
            if into is not None:
                into.append(str(value))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Page:
    """Return a page, read by a parser that is strict about nesting."""
    found = Page()
    found.feed(page)
    assert [] == found.open
    return found
