"""
What `wscat` printed: the messages that went out and came in over a WebSocket connection, or why there was none.

Recorded from wscat 6 on 2026-11-25: `Connected (press CTRL+C to quit)`, `> ` before what was sent, `< ` before what
came, `error: Unexpected server response: 403` where the handshake was refused. The command itself, where it stands
there too, tells the address. Only API Gateway's own error frames become calls, each with the message before it.
"""

import shlex
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gatewright.aws.websocket_frames import connection_in
from gatewright.model.connection import Connection
from gatewright.model.fields import first_of
from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.bounds import bound_calls
from gatewright.sources.encoding import to_bytes
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange, Failure
from gatewright.sources.http_text import host_name, is_field
from gatewright.sources.url_parts import split_url

_ESCAPES: Final = pattern(r"\x1b\[[0-9;]*[A-Za-z]")
_PROMPT: Final = "> "
_CONNECTED: Final = pattern(r"Connected \(press CTRL\+C to quit\)")
_ERROR: Final = pattern(r"error: (?P<detail>.*)")
_REFUSED: Final = pattern(r"Unexpected server response: (?P<status>[1-9]\d\d)")
_MARKS: Final = ("Connected (press", "Unexpected server response", "connectionId")
"""One of them stands in what it printed; looked for first, as a text may have millions of lines."""

_COMMAND: Final = pattern(r"(?:^|\s)(?P<command>wscat\s.*)")
_TAKES_A_VALUE: Final = pattern(r"-[cH]|--(?:connect|header)")
_HANDSHAKE: Final = (("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"))


def is_conversation(text: str) -> bool:
    """Tell whether a text is what `wscat` printed."""
    if not any(mark in text for mark in _MARKS):
        return False
    lines = list(_lines(text))
    if any(_CONNECTED.search(line) or _REFUSED.search(line) for line in lines):
        return True
    # Of a longer talk somebody may have kept the end alone.
    return any(line.startswith("< ") and connection_in(to_bytes(line[2:])) is not None for line in lines)


def conversation(text: str, *, origin: str = "") -> tuple[Exchange, ...]:
    """Return a call for each message that was refused, or the one for a handshake that was."""
    call = Exchange(origin=origin)
    sent: str | None = None
    found: list[Exchange] = []
    for line in _lines(text):
        bound_calls(len(found))
        error = _ERROR.fullmatch(line)
        if (command := _COMMAND.search(line)) is not None and not line.startswith((_PROMPT, "< ")):
            call = _addressed(call, command["command"])
        elif line.startswith(_PROMPT):
            sent = line.removeprefix(_PROMPT)
        elif line.startswith("< "):
            found += _heard(call, sent, to_bytes(line[2:]))
        elif error is not None:
            found.append(_unconnected(call, error["detail"]))
    return tuple(found)


def _heard(call: Exchange, sent: str | None, frame: bytes) -> Iterator[Exchange]:
    """Yield the call of a frame that tells of an error; whatever else came is what a backend had to say."""
    connection_id = connection_in(frame)
    if connection_id is not None:
        yield replace(
            call,
            observation=Observation(body=frame),
            connection=Connection(id=connection_id, event_type="MESSAGE"),
            headers=Headers(withheld=True),
            body=UNKNOWN if sent is None else to_bytes(sent),
        )


def _unconnected(call: Exchange, detail: str) -> Exchange:
    """Return the handshake that failed: with the status of its answer, or with none."""
    refused = _REFUSED.fullmatch(detail)
    handshake = replace(call, method="GET", body=b"")
    if refused is None:
        return replace(handshake, failure=Failure(kind="other", detail=detail))
    return replace(handshake, observation=Observation(status=int(refused["status"])))


def _addressed(call: Exchange, command: str) -> Exchange:
    """Return the call with the address and the fields of a command line."""
    try:
        words = shlex.split(command)
    except ValueError:
        return call
    options = [(words[at], words[at + 1]) for at in range(len(words) - 1) if _TAKES_A_VALUE.fullmatch(words[at])]
    url = next((value for name, value in options if name in ("-c", "--connect")), None)
    try:
        parts = None if url is None else split_url(url if "://" in url else f"ws://{url}")
    except EvidenceError:
        parts = None
    if parts is None:
        return call
    typed = [value for name, value in options if name in ("-H", "--header") and is_field(value)]
    fields = [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in typed)]
    named = first_of(fields, "host")
    host = [] if named is not None else [("Host", parts.authority)]
    return replace(
        call,
        url=parts.url,
        host=parts.host if named is None else host_name(named),
        path=parts.path,
        query=parts.query or "",
        headers=Headers((*host, *_HANDSHAKE, *fields)),
    )


def _lines(text: str) -> Iterator[str]:
    """Yield the lines without what only a terminal wants: colours, and prompts that nothing was typed behind."""
    for raw in _ESCAPES.sub("", text).replace("\r", "\n").split("\n"):
        line = raw.rstrip()
        while line.startswith((f"{_PROMPT}> ", f"{_PROMPT}< ")):
            line = line.removeprefix(_PROMPT)
        if line:
            yield line
