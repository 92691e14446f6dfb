"""Who reads a page: which language, and how links keep it."""

from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qsl, urlencode

from gatewright.doctor.report.catalogue import translation
from gatewright.i18n import LANGUAGES, Translate
from gatewright.model.message import fill
from gatewright.model.quality_value import quality_value
from gatewright.model.request import Request

PREFIX = "/_gatewright/"
"""Where the console is."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader of one page."""

    language: str
    """One of `LANGUAGES`."""

    asked: bool = False
    """Whether the address names the language: then links go on to."""

    @property
    def translate(self) -> Translate:
        """Return how texts are said to this reader."""
        return translation(self.language)

    def say(self, text: str, /, **values: object) -> str:
        """Return a text in the reader's language, escaped."""
        return escape(fill(self.translate(text), values))

    def element(self, tag: str, text: str, /, **values: object) -> str:
        """Return a text as an element of HTML.

        `N_` stands outside of f-strings, in which no extractor of texts finds it before Python 3.12.
        """
        return f"<{tag}>{self.say(text, **values)}</{tag.partition(' ')[0]}>"

    def link(self, path: str, /, **query: str) -> str:
        """Return the address of another page, escaped; what is empty is left out of its query."""
        return escape(self.address(path, **query))

    def address(self, path: str, /, **query: str) -> str:
        """Return the address of another page."""
        told = {name: value for name, value in query.items() if value}
        if self.asked:
            told.setdefault("lang", self.language)
        return f"{PREFIX}{path}" + (f"?{urlencode(told)}" if told else "")


def reader_of(request: Request) -> Reader:
    """Return who reads: as the address says, else as the browser asks, else in English."""
    asked = query_of(request).get("lang", "")
    if asked in LANGUAGES:
        return Reader(asked, asked=True)
    accepted = request.headers.get("accept-language")
    return Reader(_preferred(accepted) if isinstance(accepted, str) else LANGUAGES[0])


def query_of(request: Request) -> dict[str, str]:
    """Return what the query of a page says; the last of several values counts."""
    return dict(parse_qsl(request.query, keep_blank_values=True))


def _preferred(accepted: str) -> str:
    """Return the language that a browser likes best and that we have (RFC 9110, section 12.5.4)."""
    liked: list[tuple[float, str]] = []
    for part in accepted.split(","):
        name, _, weight = part.strip().partition(";")
        language = name.strip().partition("-")[0].lower()
        if language in LANGUAGES:
            liked.append((quality_value(weight), language))
    best = max(liked, key=lambda one: one[0], default=(0.0, LANGUAGES[0]))
    return best[1] if best[0] > 0 else LANGUAGES[0]
