"""Does a text match a pattern of `*` and `?`?

A pattern is cut at its stars into pieces. The first piece is held against the start, the last against the end, and
those between are searched in their order, each at its first place behind the one before: no other place could do
better, so nothing is ever tried again. A piece without `?` is found by `str.find`; one with `?` among its letters by
the shift-and method, which reads each character once and keeps all the places where the piece may have begun as the
bits of one number. So the work grows with the length of the text and not with a power of it, as Python's `re` would
have it: a pattern with six stars takes that a minute.

Restates "IAM JSON policy elements: Resource": `*` is any run of characters, also an empty one, `?` exactly one.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from gatewright.aws.policy.values import Matches


class Wild(Enum):
    """The two wildcards, apart from the letters `*` and `?` that a variable may bring."""

    RUN = "*"
    """Any run of characters."""

    ONE = "?"
    """Exactly one character."""


Pattern = tuple[str | Wild, ...]
"""Literal texts and wildcards in their order."""


def pattern(text: str) -> Pattern:
    """Return the pattern that `text` writes."""
    if "*" not in text and "?" not in text:
        return (text,)
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[str | Wild]:
    start = 0
    for position, letter in enumerate(text):
        if letter not in "*?":
            continue
        if start < position:
            yield text[start:position]
        yield Wild(letter)
        start = position + 1
    if start < len(text):
        yield text[start:]


def written(tokens: Iterable[str | Wild]) -> str:
    """Return the text of a pattern, its wildcards as letters."""
    return "".join(token if isinstance(token, str) else token.value for token in tokens)


def literal_head(tokens: Sequence[str | Wild]) -> str:
    """Return the literal text before the first wildcard."""
    head: list[str] = []
    for token in tokens:
        if isinstance(token, Wild):
            break
        head.append(token)
    return "".join(head)


def literal_tail(tokens: Sequence[str | Wild]) -> str:
    """Return the literal text behind the last wildcard; nothing where there is no wildcard."""
    tail: list[str] = []
    for token in reversed(tokens):
        if isinstance(token, Wild):
            return "".join(reversed(tail))
        tail.append(token)
    return ""


def is_literal(tokens: Iterable[str | Wild]) -> bool:
    """Return whether a pattern has no wildcard."""
    return not any(isinstance(token, Wild) for token in tokens)


def matcher(tokens: Pattern) -> Matches:
    """Return the test of one pattern."""
    if is_literal(tokens):
        return written(tokens).__eq__
    if tokens == (Wild.RUN,):
        return _anything
    if _is_prefix(tokens):
        return _starts_with(written(tokens[:-1]))
    return _Pieces.of(tokens).matches


def any_matcher(patterns: Sequence[Pattern]) -> Matches:
    """Return whether a text matches at least one of `patterns`; literals and mere prefixes cost one look together."""
    if len(patterns) == 1:
        return matcher(patterns[0])
    exact = frozenset(written(tokens) for tokens in patterns if is_literal(tokens))
    heads = tuple(literal_head(tokens) for tokens in patterns if _is_prefix(tokens))
    if "" in heads:
        return _anything
    others = tuple(
        _Pieces.of(tokens).matches for tokens in patterns if not is_literal(tokens) and not _is_prefix(tokens)
    )

    def matches(text: str) -> bool:
        return text in exact or text.startswith(heads) or any(test(text) for test in others)

    return exact.__contains__ if not heads and not others else matches


def _is_prefix(tokens: Pattern) -> bool:
    return bool(tokens) and tokens[-1] is Wild.RUN and is_literal(tokens[:-1])


def _anything(_: str) -> bool:
    return True


def _starts_with(head: str) -> Matches:
    return lambda text: text.startswith(head)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A pattern cut at its stars."""

    first: "_Piece"
    """What the text must start with."""

    between: tuple["_Piece", ...]
    """What must follow in this order."""

    last: "_Piece | None"
    """What it must end with; `None` when there is no star, so that the first piece is the whole."""

    least: int
    """The length below which nothing matches."""

    head: str
    """The literal text that it must start with: of most texts that do not match, this or the next tells it."""

    tail: str
    """The literal text that it must end with."""

    @classmethod
    def of(cls, tokens: Pattern) -> "_Pieces":
        """Cut a pattern."""
        cut: list[list[str | Wild]] = [[]]
        for token in tokens:
            if token is Wild.RUN:
                cut.append([])
            else:
                cut[-1].append(token)
        pieces = [_Piece.of(part) for part in cut]
        least = sum(piece.length for piece in pieces)
        if len(pieces) == 1:
            return cls(pieces[0], (), None, least, literal_head(tokens), literal_tail(tokens))
        between = tuple(piece for piece in pieces[1:-1] if piece.length)
        return cls(pieces[0], between, pieces[-1], least, literal_head(tokens), literal_tail(tokens))

    def matches(self, text: str) -> bool:
        """Return whether the whole of `text` matches."""
        if not text.endswith(self.tail) or not text.startswith(self.head) or len(text) < self.least:
            return False
        if not self.first.stands_at(text, 0):
            return False
        if self.last is None:
            return len(text) == self.least
        end = len(text) - self.last.length
        if not self.last.stands_at(text, end):
            return False
        position = self.first.length
        for piece in self.between:
            position = piece.find(text, position, end)
            if position < 0:
                return False
            position += piece.length
        return True


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters and `?` without a star."""

    length: int
    """How many characters it covers."""

    runs: tuple[tuple[int, str], ...]
    """Its literal texts, each with its distance from the start of the piece."""

    masks: dict[str, int]
    """For each letter, the places in the piece where it may stand, as bits; empty unless there are several runs."""

    wild: int
    """The places where any letter may stand, as bits."""

    @classmethod
    def of(cls, tokens: Iterable[str | Wild]) -> "_Piece":
        """Prepare one piece."""
        runs: list[tuple[int, str]] = []
        length = 0
        wild = 0
        joined = False
        for token in tokens:
            if isinstance(token, Wild):
                wild |= 1 << length
                length += 1
                joined = False
                continue
            if joined:
                offset, text = runs.pop()
                runs.append((offset, text + token))
            elif token:
                runs.append((length, token))
                joined = True
            length += len(token)
        return cls(length, tuple(runs), _masks(runs, wild) if len(runs) > 1 else {}, wild)

    def stands_at(self, text: str, position: int) -> bool:
        """Return whether the piece stands at one place; the text is known to be long enough."""
        return all(text.startswith(run, position + offset) for offset, run in self.runs)

    def find(self, text: str, start: int, end: int) -> int:
        """Return the first place from `start` at which the piece fits in before `end`; -1 if there is none."""
        if not self.runs:
            return start if start + self.length <= end else -1
        if len(self.runs) > 1:
            return self._shift_and(text, start, end)
        offset, run = self.runs[0]
        found = text.find(run, start + offset, end - (self.length - offset - len(run)))
        return found - offset if found >= 0 else -1

    def _shift_and(self, text: str, start: int, end: int) -> int:
        state = 0
        complete = 1 << (self.length - 1)
        for position in range(start, end):
            state = ((state << 1) | 1) & self.masks.get(text[position], self.wild)
            if state & complete:
                return position + 1 - self.length
        return -1


def _masks(runs: Sequence[tuple[int, str]], wild: int) -> dict[str, int]:
    masks: dict[str, int] = {}
    for offset, run in runs:
        for place, letter in enumerate(run, offset):
            masks[letter] = masks.get(letter, wild) | 1 << place
    return masks
