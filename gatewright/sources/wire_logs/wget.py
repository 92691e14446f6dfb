"""What `wget -d` prints: both heads between marks; and `wget -S`: the answer's head, below what was called.

Recorded from Wget 1.21, 2026-11-26. Its own words stand around them.
"""

import re
from collections.abc import Iterator
from typing import Final

from gatewright.model.fields import first_of
from gatewright.model.lazy_pattern import pattern
from gatewright.sources.wire_logs.wire import Wire, fields_in

_CALL: Final = pattern(
    r"---request begin---\r?\n(?P<method>[A-Z]{3,10}) (?P<target>\S+) HTTP/[\d.]+\r?\n(?P<sent>.*?)---request end---"
    r".*?---response begin---\r?\nHTTP/[\d.]+ (?P<status>[1-5]\d\d)[^\n]*\n(?P<received>.*?)---response end---"
    r"(?P<rest>(?:(?!---request begin---).)*)",
    re.DOTALL,
)
_URL: Final = pattern(r"^--[\d-]+ [\d:]+--\s+(?P<url>(?P<scheme>https?)://\S+)", re.MULTILINE)
_SHOWN: Final = pattern(
    r"awaiting response\.\.\. *\n[ \t]*HTTP/[\d.]+ (?P<status>[1-5]\d\d)[^\n]*\n"
    r"(?P<received>(?:[ \t]*[A-Za-z][\w-]*: (?!.STDOUT)[^\n]*\n)*)(?P<rest>(?:(?!^--\d|awaiting response)[^\n]*\n?)*)",
    re.MULTILINE,
)
_SAVED: Final = pattern(r"(?:Saving to: .STDOUT.|^)\s*(?P<body>[{\[<].*)", re.DOTALL | re.MULTILINE)
_METER: Final = pattern(r"\n?\s*0K [ .,]*\d+%[^\n]*.*", re.DOTALL)


def calls(text: str) -> Iterator[Wire]:
    """Yield the calls that were made."""
    named = _URL.search(text)
    scheme = "https" if named is None else named["scheme"]
    for found in _CALL.finditer(text):
        sent = fields_in(found["sent"])
        host = first_of(sent, "host")
        yield Wire(
            method=found["method"],
            url=None if host is None else f"{scheme}://{host}{found['target']}",
            sent=sent,
            status=int(found["status"]),
            received=fields_in(found["received"]),
            body=_body(found["rest"]),
        )


def shown(text: str) -> Iterator[Wire]:
    """Yield the answers of which only the heads were shown; with which verb is not told."""
    for found in _SHOWN.finditer(text):
        called = tuple(_URL.finditer(text, 0, found.start()))
        yield Wire(
            url=called[-1]["url"] if called else None,
            status=int(found["status"]),
            received=fields_in(found["received"]),
            body=_body(found["rest"]),
        )


def _body(rest: str) -> str:
    saved = _SAVED.search(rest)
    return "" if saved is None else _METER.sub("", saved["body"]).strip()
