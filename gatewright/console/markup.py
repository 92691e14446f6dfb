"""The frame of every page, and how it goes over the wire: nothing is loaded, run or framed."""

from html import escape
from importlib.resources import files
from typing import Final

from gatewright.console.reader import PREFIX, Reader
from gatewright.doctor.report.html_style import RULES
from gatewright.i18n import LANGUAGES, N_
from gatewright.model.response import Response

STYLE_PATH: Final = f"{PREFIX}static/console.css"
"""Where the style is."""

NAMES: Final = {"en": "English", "fr": "Français", "es": "Español", "ja": "日本語"}
"""Each language in its own words."""

# Same-origin, and not no-referrer: with that a browser says `Origin: null` of a form that it sends back to us.
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_PROTECTED: Final = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)


def page(reader: Reader, title: str, body: str, *, here: str, status: int = 200) -> Response:
    """Return a page; `title` is plain, `body` is HTML, and `here` names the part of the console that it belongs to."""
    parts = (("", N_("Calls")), ("ask", N_("Ask")), ("causes", N_("Causes")))
    links = "".join(_part(reader, path, text, is_here=path == here) for path, text in parts)
    head = (
        f'<!doctype html>\n<html lang="{reader.language}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)} - Gatewright</title>"
        f'<link rel="stylesheet" href="{STYLE_PATH}"><link rel="icon" href="data:,"></head>'
    )
    skip = reader.element('a class="skip" href="#main"', N_("To the content"))
    top = f'<header><nav aria-label="Gatewright"><b>Gatewright</b>{links}</nav>{_languages(reader)}</header>'
    html = f'{head}\n<body>{skip}{top}<main id="main">{body}</main></body>\n</html>\n'
    return answer(status, "text/html; charset=utf-8", html.encode("utf-8", "replace"))


def answer(status: int, content_type: str, body: bytes, *more: tuple[str, str]) -> Response:
    """Return an answer that a browser takes for what it is, and for nothing else."""
    return Response(status=status, headers=(("Content-Type", content_type), *more, *_PROTECTED), body=body)


def style() -> Response:
    """Return the style of every page: that of the doctor's report, and what the console has besides."""
    own = (files("gatewright") / "console" / "static" / "console.css").read_text("utf-8")
    return answer(200, "text/css; charset=utf-8", f"{RULES}{own}".encode())


def wide(heads: str, rows: str, *, kind: str = "") -> str:
    """Return a table with a head; where the page is narrow, its rows stand below each other."""
    return f'<table class="wide {kind}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def heads(reader: Reader, *texts: str) -> str:
    """Return the head of a table's columns."""
    return "".join(f'<th scope="col">{reader.say(text)}</th>' for text in texts)


def section(title: str, body: str) -> str:
    """Return a part of a page under its heading; both are HTML."""
    return f"<section><h2>{title}</h2>{body}</section>"


def command(line: str) -> str:
    """Return a command that a person copies."""
    return f'<pre class="command">{escape(line)}</pre>'


def _part(reader: Reader, path: str, text: str, *, is_here: bool) -> str:
    current = ' aria-current="page"' if is_here else ""
    return f'<a href="{reader.link(path)}"{current}>{reader.say(text)}</a>'


def _languages(reader: Reader) -> str:
    links = "".join(
        f'<a href="?lang={each}" lang="{each}" hreflang="{each}"'
        f"{' aria-current=true' if each == reader.language else ''}>{NAMES[each]}</a>"
        for each in LANGUAGES
    )
    label = reader.say(N_("Language"))
    return f'<nav class="languages" aria-label="{label}">{links}</nav>'
