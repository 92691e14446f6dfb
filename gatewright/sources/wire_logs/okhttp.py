"""What OkHttp's `HttpLoggingInterceptor` prints, which Retrofit and Android apps use.

https://square.github.io/okhttp/features/interceptors/ : `--> GET URL`, fields, `--> END GET`; `<-- 403 URL (12ms)`,
fields, an empty line, the body, `<-- END HTTP`.
"""

import re
from collections.abc import Iterator
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.wire_logs.wire import Wire, fields_in

_CALL: Final = pattern(
    r"--> (?P<method>[A-Z]{3,10}) (?P<url>https?://\S+)[^\n]*\n(?P<sent>(?:(?!--> END|<-- ).*\n)*)"
    r"(?:--> END[^\n]*\n)?(?:(?!<-- \d).*\n)*?<-- (?P<status>[1-5]\d\d)\b[^\n]*\n?"
    r"(?P<answer>(?:(?!<-- END|--> ).*\n?)*)"
)
_BODY: Final = pattern(r"^[ \t]*(?:[{\[<]|$)", re.MULTILINE)


def calls(text: str) -> Iterator[Wire]:
    """Yield the calls that were logged."""
    for found in _CALL.finditer(text):
        start = _BODY.search(found["answer"])
        head = found["answer"] if start is None else found["answer"][: start.start()]
        received = fields_in(head)
        sent = fields_in(found["sent"])
        yield Wire(
            method=found["method"],
            url=found["url"],
            # On its lowest levels no field is logged.
            sent=sent or None,
            status=int(found["status"]),
            received=received or None,
            body="" if start is None else found["answer"][start.start() :].strip(),
        )
