"""
What people copy out of the Headers pane of a browser's network tool: the call, its answer's fields, its own.

Chrome and Edge have a value behind the name's colon, since 2023 below it, and later without the colon; headings stand
before each part, and may have been left out: https://developer.chrome.com/docs/devtools/network/reference, "View HTTP
headers". What is not there was not copied, rather than not sent: the fields stay withheld.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.encoding import to_bytes
from gatewright.sources.exchange import Exchange
from gatewright.sources.url_in_text import address

_URL: Final = "request url"
_HAS_A_URL: Final = pattern(_URL, re.IGNORECASE)
_METHOD: Final = "request method"
_STATUS: Final = "status code"
_ADDRESS: Final = "remote address"
_OF_THE_CALL: Final = frozenset({_URL, _METHOD, _STATUS, _ADDRESS, "referrer policy"})

_NAMED: Final = pattern(r"\s*(?P<name>:?[A-Za-z][A-Za-z0-9 _-]{0,60}):(?P<value>.*)")
_HEADING: Final = pattern(
    r"[^\w:]*(?P<heading>General|Response Headers|Request Headers|Response|Preview|Request Payload|Form Data"
    r"|Query String Parameters|Payload|Cookies|Timing|Initiator)(?:\s*\(\d+\))?(?:\s+(?:view|raw|parsed)\b.*)?\s*",
    re.IGNORECASE,
)
_NAME: Final = pattern(
    r":?[A-Za-z][A-Za-z0-9-]{0,60}|(?i:request (?:url|method)|status code|re(?:mote address|ferrer policy))"
)
_ADDRESS_BEGINS: Final = pattern(r"[a-z]+://")
_CODE: Final = pattern(r"\D{0,4}(?P<status>[1-5]\d\d)\b")
_BY_CALLERS: Final = frozenset(
    {
        "accept",
        "accept-encoding",
        "accept-language",
        "access-control-request-headers",
        "access-control-request-method",
        "authorization",
        "cookie",
        "host",
        "origin",
        "referer",
        "user-agent",
        "x-api-key",
    }
)
"""Fields that only callers send: with the first of them the request begins, where no heading says so."""

Part = Literal["answer", "request", "body", "none"]
_PARTS: Final[dict[str, Part]] = {
    "general": "answer",
    "response headers": "answer",
    "request headers": "request",
    "response": "body",
    "preview": "body",
}
"""What stands below a heading; below any other is nothing that tells of the refusal."""


@dataclass(slots=True)
class _Pane:
    """What was read so far."""

    call: dict[str, str] = field(default_factory=dict)
    answered: list[tuple[str, str]] = field(default_factory=list)
    sent: list[tuple[str, str]] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def is_devtools_pane(text: str) -> bool:
    """Tell whether the lines of such a pane stand there: the URL, and the verb or the status."""
    if _HAS_A_URL.search(text) is None:
        return False
    names = {name.lower() for name, _ in _named(text.split("\n")) if name is not None}
    return _URL in names and bool(names & {_METHOD, _STATUS})


def devtools_pane(text: str, *, origin: str = "") -> Exchange:
    """Return the call that a pane shows."""
    pane = _read(text)
    url, host, path, query = address(pane.call.get(_URL))
    code = _CODE.match(pane.call.get(_STATUS, ""))
    connected = pane.call.get(_ADDRESS, "").rpartition(":")[0]
    return Exchange(
        observation=Observation(
            status=UNKNOWN if code is None else int(code["status"]),
            headers=Headers(tuple(pane.answered), withheld=True),
            body=_body(pane.body),
        ),
        method=pane.call.get(_METHOD, "").upper() or UNKNOWN,
        url=url,
        host=host,
        path=path,
        query=query,
        headers=Headers(tuple(pane.sent), withheld=True),
        remote_ip=connected.strip("[]") or UNKNOWN,
        origin=origin,
    )


def _read(text: str) -> _Pane:
    pane, part = _Pane(), "answer"
    for name, value in _named(text.split("\n")):
        heading = _HEADING.fullmatch(value) if name is None else None
        if heading is not None:
            part = _PARTS.get(heading["heading"].lower(), "none")
        elif name is None or part == "body":
            whole = value if name is None else f"{name}: {value}"
            if part == "body" or whole.lstrip().startswith("{"):
                pane.body.append(whole)
        elif name.lower() in _OF_THE_CALL:
            pane.call.setdefault(name.lower(), value)
        elif part != "none":
            part = "request" if name.startswith(":") or name.lower() in _BY_CALLERS else part
            if not name.startswith(":"):
                (pane.sent if part == "request" else pane.answered).append((name, value))
    return pane


def _named(lines: list[str]) -> Iterator[tuple[str | None, str]]:
    """Yield each name with its value, which may stand in the line below; `None` for the name of any other line."""
    waiting: str | None = None
    colons = not any(line.strip().lower() == _URL for line in lines)
    for line in filter(None, map(str.strip, lines)):
        if line == ":":
            continue
        named = _named_in(line, colons=colons)
        if waiting is not None and (named is None or named[1] or not colons):
            yield waiting, line
            waiting = None
            continue
        if waiting is not None:
            yield waiting, ""
        waiting = None
        if named is None or named[1]:
            yield named or (None, line)
        else:
            waiting = named[0]
    if waiting is not None:
        yield waiting, ""


def _named_in(line: str, *, colons: bool) -> tuple[str, str] | None:
    """Return what a line names, and the value behind the colon; a name may stand alone where names have no colon."""
    named = _NAMED.fullmatch(line)
    if named is not None and not (_ADDRESS_BEGINS.match(line) and not colons):
        return named["name"], named["value"].strip()
    alone = not colons and _HEADING.fullmatch(line) is None and _NAME.fullmatch(line) is not None
    return (line, "") if alone else None


def _body(lines: list[str]) -> bytes | Unknown:
    return to_bytes("\n".join(lines)) if lines else UNKNOWN
