"""What HTTP clients log of a call, head by head, is read like the transcript that `curl -v` would have printed of it.

One module a client. They leave out what curl shows, and what they leave out stays unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from gatewright.model.request import Headers
from gatewright.sources.curl import transcript
from gatewright.sources.exchange import Exchange
from gatewright.sources.url_in_text import address
from gatewright.sources.wire_logs import dotnet, http_client, newman, okhttp, postman, wget
from gatewright.sources.wire_logs.wire import Wire, transcript_of

_CLIENTS: Final[Mapping[str, Callable[[str], Iterable[Wire]]]] = {
    "send: b": http_client.calls,
    "--> END": okhttp.calls,
    "---request begin---": wget.calls,
    "awaiting response... ": wget.shown,
    "→ ": newman.calls,
    "Request Headers": postman.calls,
    "ReasonPhrase: '": dotnet.calls,
}
"""Each client behind words that its log cannot lack."""

_LONGEST: Final = 2_000_000


def logged_calls(text: str, *, origin: str = "") -> tuple[Exchange, ...]:
    """Return the calls that a client logged; none where the text is no such log."""
    if len(text) > _LONGEST:
        return ()
    for hint, calls in _CLIENTS.items():
        found = tuple(calls(text)) if hint in text else ()
        if found:
            return tuple(_exchange(each, origin) for each in found)
    return ()


def _exchange(call: Wire, origin: str) -> Exchange:
    (read,) = transcript(transcript_of(call), origin=origin)
    if call.received is None:
        seen = read.observation
        read = replace(read, observation=replace(seen, headers=Headers(withheld=True)))
    if call.method is not None or call.url is None:
        return read
    # With which verb is not told.
    url, host, path, query = address(call.url)
    return replace(read, url=url, host=host, path=path, query=query)
