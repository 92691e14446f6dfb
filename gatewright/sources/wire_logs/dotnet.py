"""What `HttpResponseMessage.ToString()` and `HttpRequestMessage.ToString()` of .NET print.

https://learn.microsoft.com/dotnet/api/system.net.http.httpresponsemessage.tostring ; neither shows a body.
"""

from collections.abc import Iterator
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.wire_logs.wire import Wire, fields_in

_ANSWER: Final = pattern(
    r"StatusCode: (?P<status>[1-5]\d\d), ReasonPhrase: '[^'\n]*', Version: [\d.]+, [^\n]*Headers:\s*"
    r"\{(?P<received>[^{}]*)\}"
    r"\s*(?P<body>\{[^{}]*\})?"
)
_REQUEST: Final = pattern(
    r"Method: (?P<method>[A-Z]{3,10}), RequestUri: '(?P<url>[^'\n]+)', [^\n]*Headers:\s*\{(?P<sent>[^{}]*)\}"
)


def calls(text: str) -> Iterator[Wire]:
    """Yield the answers, each with the request that was printed before it."""
    at = 0
    for found in _ANSWER.finditer(text):
        requests = tuple(_REQUEST.finditer(text, at, found.start()))
        at = found.end()
        request = requests[-1] if requests else None
        yield Wire(
            method=None if request is None else request["method"],
            url=None if request is None else request["url"],
            sent=None if request is None else fields_in(request["sent"]),
            status=int(found["status"]),
            received=fields_in(found["received"]),
            body=found["body"] or "",
        )
