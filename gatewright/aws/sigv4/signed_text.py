"""The two texts of a signature as somebody printed them: AWS in a refusal, or a client in its log."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from gatewright.aws.sigv4.wire_bytes import wire_bytes

_CANONICAL: Final = "The Canonical String for this request should have been\n'"
_TO_SIGN: Final = "'\n\nThe String-to-Sign should have been\n'"
_FEWEST_LINES: Final = 6
"""Method, path, query, the empty line behind no headers at all, their names, the body's hash."""
_LINES_TO_SIGN: Final = 4


@dataclass(frozen=True, slots=True)
class SignedText:
    """What a signature is made of, in its parts; whoever reads it knows the signed headers."""

    method: str
    """First line of the canonical request."""

    path: str
    """Second line."""

    query: str
    """Third line."""

    headers: tuple[tuple[str, str], ...]
    """Name and value of each header line."""

    signed_headers: str
    """The line before the last: the names, joined by semicolons."""

    body_hash: str
    """The last line."""

    algorithm: str
    """First line of the string to sign."""

    date: str
    """Second line."""

    scope: str
    """Third line."""

    parted: bool = True
    """Whether an empty line stands between the headers and their names; signers written by hand leave it out."""

    key_scope: str = ""
    """The scope that the signing key was made for, where it is another one than the third line's."""

    def canonical_request(self) -> str:
        """Put the canonical request together again."""
        lines = "".join(f"{name}:{value}\n" for name, value in self.headers)
        end = "\n" if self.parted else ""
        return f"{self.method}\n{self.path}\n{self.query}\n{lines}{end}{self.signed_headers}\n{self.body_hash}"

    def string_to_sign(self) -> str:
        """Put the string to sign together again."""
        digest = sha256(wire_bytes(self.canonical_request())).hexdigest()
        return f"{self.algorithm}\n{self.date}\n{self.scope}\n{digest}"


def signed_text(canonical_request: str, string_to_sign: str) -> SignedText | None:
    """Take the two texts apart; `None` when they do not have the form."""
    first = canonical_request.split("\n")
    second = string_to_sign.split("\n")
    parted = len(first) >= _FEWEST_LINES and not first[-3]
    if not parted and (len(first) < _FEWEST_LINES or not _are_names_of(first[-2], first[3:-2])):
        return None
    if len(second) != _LINES_TO_SIGN:
        return None
    headers = []
    for line in first[3 : -3 if parted else -2]:
        name, colon, value = line.partition(":")
        if not colon:
            return None
        headers.append((name, value))
    return SignedText(
        first[0], first[1], first[2], tuple(headers), first[-2], first[-1], second[0], second[1], second[2], parted
    )


def _are_names_of(names: str, lines: list[str]) -> bool:
    """Tell a canonical request that lacks the empty line behind its headers from what is none."""
    return names.split(";") == [line.partition(":")[0] for line in lines]


def printed(message: str) -> SignedText | None:
    """Return the texts that API Gateway prints with a mismatch; `None` when the message holds none.

    `message` is the answer's text, decoded from its JSON.
    """
    _, found, rest = message.partition(_CANONICAL)
    canonical, also_found, rest = rest.rpartition(_TO_SIGN)
    to_sign, quote, _ = rest.rpartition("'")
    return signed_text(canonical, to_sign) if found and also_found and quote else None
