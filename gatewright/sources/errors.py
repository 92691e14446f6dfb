"""What cannot be read: one clear line for a person, with the place, what was expected and what came.

The tree::

    SourceError(ValueError)
     +- EvidenceError    the evidence of a call cannot be read
     +- DocumentError    a saved answer of AWS cannot be read, or does not say whose it is
     +- AccountError     the account could not be asked: no credentials, no endpoint, an answer that is no answer

A refusal is none of these: an account that may not be read becomes `Unknown` with its reason, and a call that
failed before it was answered becomes a `Failure` in its exchange.
"""


class SourceError(ValueError):
    """Something outside could not be read; `str(error)` is one line."""


class EvidenceError(SourceError):
    """The evidence of a call cannot be read."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class DocumentError(SourceError):
    """A saved answer of AWS cannot be read, or does not say whose it is."""


class AccountError(SourceError):
    """The account could not be asked."""


def shown(text: str, limit: int = 60) -> str:
    """Return a piece of the user's text as a message quotes it: in backticks, on one line, not too long."""
    line = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text[:limit])
    return f"`{line}`" if len(text) <= limit else f"`{line}...`"
