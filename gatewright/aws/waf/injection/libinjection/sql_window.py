"""The few tokens that folding looks at, and those that are folded already."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_tokens import Token

MOST: Final = 5
"""More tokens make no fingerprint."""


@dataclass(slots=True)
class Window:
    """Tokens of which those before `left` are folded."""

    read: Callable[[], Token | None]
    """What reads the next token."""

    tokens: list[Token] = field(default_factory=list)
    """Those that are kept."""

    left: int = 0
    """The first one that may still be folded."""

    more: bool = True
    """Whether the text goes on."""

    comment: Token | None = None
    """The comment that was read last, if nothing came behind it."""

    def fill(self, size: int) -> bool:
        """Read until so many tokens can be folded; tell whether there are."""
        while self.more and len(self.tokens) <= MOST and len(self.tokens) - self.left < size:
            found = self.read()
            if found is None:
                self.more = False
            elif found.kind == "c":
                self.comment = found
            else:
                self.comment = None
                self.tokens.append(found)
        return len(self.tokens) - self.left >= size

    def drop(self, number: int = 1) -> None:
        """Take the last tokens away, and begin again from the first one."""
        del self.tokens[-number:]
        self.left = 0

    def give_up(self) -> None:
        """Read no further, since no two databases would read the second token alike: it is an attack by itself."""
        del self.tokens[self.left + 2 :]
        self.tokens[-1].kind = "X"
        self.tokens = self.tokens[-MOST:]
        self.left, self.more, self.comment = len(self.tokens), False, None

    def skip(self, place: int, number: int = 1) -> None:
        """Put a token in the place of the one before it, then drop the last ones, as libinjection does."""
        self.tokens[place] = replace(self.tokens[place + 1])
        self.drop(number)
