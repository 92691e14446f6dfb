"""The frame of the pages."""

from importlib.resources import files

from gatewright.console.markup import command, heads, page, section, style, wide
from gatewright.console.reader import Reader
from tests.console.made import read


def test_a_page_loads_nothing_but_its_style_and_runs_nothing() -> None:
    """The policy forbids what the page does not have: scripts, frames, forms that lead elsewhere, other origins."""
    response = page(Reader("en"), "A <title>", "<p>text</p>", here="ask")

    policy = str(response.header("content-security-policy"))
    for part in ("default-src 'none'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy
    assert response.header("x-content-type-options") == "nosniff"
    assert response.header("cache-control") == "no-store"
    assert response.header("access-control-allow-origin") is None
    found = read(response)
    assert (found.open, found.handlers) == ([], [])
    assert found.loaded == ["/_gatewright/static/console.css", "data:,"]
    assert "script" not in found.tags
    assert "A <title>" in found.text


def test_a_page_says_its_language_and_where_one_is() -> None:
    """For screen readers: `lang`, the current part, a link past the head, one heading for the page's region."""
    html = page(Reader("ja", asked=True), "x", "", here="causes").body.decode()

    assert '<html lang="ja">' in html
    assert '<a href="/_gatewright/causes?lang=ja" aria-current="page">' in html
    assert html.count('aria-current="page"') == 1
    assert '<a class="skip" href="#main">' in html


def test_the_style_has_both_colour_schemes_and_loads_nothing() -> None:
    """It is that of the doctor's report and the console's own; nothing in it is an address."""
    response = style()

    text = response.body.decode()
    assert response.header("content-type") == "text/css; charset=utf-8"
    assert "prefers-color-scheme:dark" in text
    assert (files("gatewright") / "console" / "static" / "console.css").read_text("utf-8") in text
    assert "url(" not in text
    assert "@import" not in text


def test_pieces_of_a_page() -> None:
    """A command is escaped; headings and cells are HTML already."""
    assert command("curl '<x>'") == '<pre class="command">curl &#x27;&lt;x&gt;&#x27;</pre>'
    assert section("A", "<p>b</p>") == "<section><h2>A</h2><p>b</p></section>"
    assert heads(Reader("en"), "A", "B") == '<th scope="col">A</th><th scope="col">B</th>'
    assert wide("<th>h</th>", "<tr></tr>").startswith('<table class="wide "><thead><tr><th>h</th></tr></thead>')
