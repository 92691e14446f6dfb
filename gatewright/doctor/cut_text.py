"""
Whether a text is one of API Gateway's that somebody copied with a part left off, or in other letters.

People paste the first line of a message, up to where a log cut it, without its full stop, or with a word of their own
in small letters. Only asked of texts that no answer has as they are: a text that ends where another goes on is whole.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from gatewright.model.lazy_pattern import pattern

_PLACEHOLDER: Final = pattern(r"\{[a-z_]+\}")
_TELLING: Final = 22
"""So many letters that stand in both, in their order, tell a text from others."""

_LEAST_LEFT: Final = 16
"""As many are enough where somebody wrote dots for the rest."""

_LEFT_OUT: Final = pattern(r"(?<!\s)\s*(?:\.\.\.|\u2026)\s*")
_LEFT_OFF: Final = pattern(r"(?<!\s)\s*(?:\.\.\.|\u2026)\s*$")

_OPENING: Final = 6
"""An opening shorter than this, and the value behind it, may be left off: the text is told by what follows."""

_AT_THE_ENDS: Final = " \t\r\n.'\"`*"


def is_cut_from(text: str, template: str) -> bool:
    """Tell whether the text is a template that lacks its end, its full stop or its beginning, in whatever letters."""
    if len(pieces := _LEFT_OUT.split(text.strip(_AT_THE_ENDS))) > 1:
        stand = _stand_in(template, pieces)
        if stand or any(pieces[1:]):
            return stand
    parts = _parts(template)
    wanted, least = _plain(text), _LEAST_LEFT if _LEFT_OFF.search(text) is not None else _TELLING
    wanted = _LEFT_OFF.sub("", wanted).rstrip(_AT_THE_ENDS)
    if len(parts) == 1:
        whole = parts[0].strip(_AT_THE_ENDS)
        wanted = wanted.strip(_AT_THE_ENDS)
        return wanted == whole or (len(wanted) >= least and whole.startswith(wanted)) or _ends(whole, wanted)
    if _follows(wanted, parts, least) or _ends(parts[-1].rstrip(_AT_THE_ENDS), wanted):
        return True
    return len(parts[0]) < _OPENING and _follows(wanted.lstrip("' "), (parts[1].lstrip("' "), *parts[2:]), least)


def _stand_in(template: str, pieces: Sequence[str]) -> bool:
    """Tell whether the pieces around what somebody left out stand in the template, in their order."""
    whole, at, told = _plain(template), 0, 0
    for piece in map(_plain, pieces):
        found = whole.find(piece, at)
        if found < 0:
            return False
        at, told = found + len(piece), told + len(piece)
    return told >= _LEAST_LEFT


def _ends(whole: str, wanted: str) -> bool:
    return len(wanted) >= _TELLING and whole.endswith(wanted)


def _follows(text: str, parts: tuple[str, ...], least: int) -> bool:
    """Tell whether the constant parts stand in the text in their order, up to where it ends."""
    at, told = 0, 0
    for number, part in enumerate(parts):
        if number == 0:
            if part.startswith(text):
                return len(text) >= least
            found = 0 if text.startswith(part) else -1
        else:
            found = text.find(part, at + 1)
        if found < 0:
            return number > 0 and told + _overlap(text, part, at) >= _TELLING
        at, told = found + len(part), told + len(part)
    return told >= _TELLING and at == len(text)


def _overlap(text: str, part: str, at: int) -> int:
    """Return how much of the beginning of a part stands at the end of the text."""
    longest = min(len(part), len(text) - at)
    return next((size for size in range(longest, 0, -1) if text.endswith(part[:size])), 0)


@lru_cache(maxsize=512)
def _parts(template: str) -> tuple[str, ...]:
    return tuple(" ".join(part.lower().split()) for part in _PLACEHOLDER.split(template))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(_AT_THE_ENDS).lstrip('"`* ')
