"""The lines of `curl -v`, freed of what else curl prints on the same line.

curl writes its progress meter without a line break, so that the first line of the transcript stands behind it;
`--trace-time` puts a clock before each line and `--trace-ids` two numbers; a terminal pads lines with blanks.
Recorded from curl 7.88 on 2026-11-20.
"""

from dataclasses import dataclass
from typing import Final

from gatewright.model.lazy_pattern import pattern

_METER_HEAD: Final = pattern(r"\s*(?:% Total\s+% Received|Dload\s+Upload\s)")
_NUMBER: Final = r"\d+(?:\.\d+)?[kMGTPE]?"
_CLOCK: Final = r"(?:--:--:--|\d+:\d\d:\d\d|\d+d \d+h|\d+d)"
_METER: Final = pattern(rf"[ \r]*\d{{1,3}}(?: +{_NUMBER}){{7}}(?: +{_CLOCK}){{3}} +{_NUMBER}")
_BAR: Final = pattern(r"[ \r#]+\d{1,3}\.\d%")
_STAMP: Final = pattern(r"\d\d:\d\d:\d\d\.\d{6} ?")
_IDS: Final = pattern(r"\[(?:\d+|n)-(?:\d+|n)\] ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line end."""

    text: str
    """What curl said; trailing blanks are gone."""

    meter: bool
    """True when a progress meter stood on it."""


def clean(raw: str) -> Line:
    """Return what is left of a raw line when meters, clocks and padding are taken off."""
    if _METER_HEAD.match(raw):
        return Line("", True)
    text, meter = raw, False
    while (match := _METER.match(text) or _BAR.match(text)) is not None:
        text, meter = text[match.end() :], True
    text = _STAMP.sub("", text, count=1) if _STAMP.match(text) else text
    text = _IDS.sub("", text, count=1) if _IDS.match(text) else text
    return Line(text.rstrip(), meter)
