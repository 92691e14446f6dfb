"""What `newman run` prints of each request of a Postman collection, shortly or with `--verbose`.

https://learning.postman.com/docs/reference/newman-cli/newman-options/ ; recorded from Newman 6, 2026-11-26. The
assertions and the table below them name the statuses that were hoped for, and tell of no answer.
"""

import re
from collections.abc import Iterator
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.wire_logs.wire import Wire

_CALL: Final = pattern(
    r"^[ \t]*(?P<method>[A-Z]{3,10}) (?P<url>https?://\S+)[ \t]*"
    r"(?:\[(?P<short>[1-5]\d\d)[^\]\n]*\]|\r?\n[ \t]*(?P<status>[1-5]\d\d) [^\n]*\u2605[^\n]*\n"
    r"(?P<box>(?:[ \t]*[\u250c\u2502\u2514][^\n]*\n)*))",
    re.MULTILINE,
)
_IN_A_BOX: Final = pattern(r"^[ \t]*\u2502 ?(?P<line>[^\n]*)$", re.MULTILINE)


def calls(text: str) -> Iterator[Wire]:
    """Yield the calls of the run."""
    for found in _CALL.finditer(text):
        yield Wire(
            method=found["method"],
            url=found["url"],
            status=int(found["short"] or found["status"]),
            # It folds what is longer than the terminal.
            body="".join(line["line"] for line in _IN_A_BOX.finditer(found["box"] or "")),
        )
