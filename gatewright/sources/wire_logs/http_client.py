"""What Python's `http.client` prints with `debuglevel = 1`, as `requests` and `urllib` use it.

https://docs.python.org/3/library/http.client.html#http.client.HTTPConnection.set_debuglevel ; recorded 2026-11-26.
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from gatewright.model.fields import first_of
from gatewright.model.lazy_pattern import pattern
from gatewright.sources.wire_logs.wire import Wire, fields_in

_CALL: Final = pattern(
    r"^(?P<before>.*)send: (?P<sent>b(?:'[^\n]*'|\"[^\n]*\"))\n(?P<between>(?:(?!.*reply: ).*\n)*?)"
    r".*reply: '(?:HTTP/[\d.]+) (?P<status>[1-5]\d\d)[^\n]*\n(?P<fields>(?:header: [^\n]*\n?)*)"
    r"(?P<rest>(?:(?!.*send: b).*\n?)*)",
    re.MULTILINE,
)
_REMARK: Final = pattern(r"^(?:DEBUG|INFO|send|reply|header)\b[^\n]*\n?", re.MULTILINE)
_PLAIN: Final = pattern(r"Starting new HTTP connection")


def calls(text: str) -> Iterator[Wire]:
    """Yield the calls that were printed."""
    scheme = "http" if _PLAIN.search(text) is not None else "https"
    for found in _CALL.finditer(text):
        try:
            head = ast.literal_eval(found["sent"]).decode("iso-8859-1").partition("\r\n\r\n")[0]
        except (ValueError, SyntaxError):
            continue
        line, _, rest = head.partition("\r\n")
        method, _, target = line.rpartition(" ")[0].partition(" ")
        sent = fields_in(rest)
        host = first_of(sent, "host")
        yield Wire(
            method=method or None,
            url=None if host is None else f"{scheme}://{host}{target}",
            sent=sent,
            status=int(found["status"]),
            received=fields_in(found["fields"].replace("header: ", "")),
            body=_REMARK.sub("", found["rest"]).strip(),
        )
