"""The difference of two texts of one file, as `patch -p0` and `git apply -p0` read it."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, TypeAlias

from gatewright.model.lazy_pattern import pattern

_AROUND: Final = 3
_LINE: Final = pattern(r"[^\n]*\n|[^\n]+")
_Step: TypeAlias = tuple[str, int, int, int, int]


def unified(name: str, old: str, new: str, around: int = _AROUND) -> str:
    """Return the unified diff of a file, with so many equal lines around; the empty text where nothing differs."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    matcher, first = _matcher(before, after)
    groups = matcher.get_grouped_opcodes(around) if before != after else ()
    hunks = [line for group in groups for line in _hunk(group, before, after, first)]
    return f"--- {name}\n+++ {name}\n" + "".join(hunks) if hunks else ""


def replaced(old: str, new: str) -> tuple[tuple[int, int, str], ...]:
    """Return which lines, counted from 1 and up to the one behind them, others take the place of."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    matcher, first = _matcher(before, after)
    return tuple(
        (start + first + 1, end + first + 1, "".join(after[new_start + first : new_end + first]))
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
        if kind != "equal"
    )


def _matcher(before: list[str], after: list[str]) -> tuple[SequenceMatcher[str], int]:
    """Return what compares the middle, and where it begins: what is equal at both ends is not worth the time."""
    head = _common(before, after)
    tail = min(_common(before[::-1], after[::-1]), min(len(before), len(after)) - head)
    first = max(0, head - _AROUND)
    last = max(0, tail - _AROUND)
    middle = (before[first : len(before) - last], after[first : len(after) - last])
    return SequenceMatcher(None, *middle, autojunk=False), first


def _common(one: list[str], other: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _hunk(group: list[_Step], before: list[str], after: list[str], first: int) -> Iterator[str]:
    old = _range(group[0][1] + first, group[-1][2] + first)
    new = _range(group[0][3] + first, group[-1][4] + first)
    yield f"@@ -{old} +{new} @@\n"
    for kind, start, end, new_start, new_end in group:
        sign = " " if kind == "equal" else "-"
        yield from (_line(sign, line) for line in before[start + first : end + first])
        if kind != "equal":
            yield from (_line("+", line) for line in after[new_start + first : new_end + first])


def _range(start: int, end: int) -> str:
    length = end - start
    return f"{start + 1 if length else start},{length}"


def _line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
