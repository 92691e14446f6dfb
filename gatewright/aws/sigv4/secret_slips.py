"""What signers make of a secret: with the line break that was copied with it, in quotes, percent-encoded, cut.

The secret itself is never shown.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, unquote

from gatewright.aws.sigv4.difference import Detail
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.aws.sigv4.signing_keys import signature_of, signing_key, unprefixed_key

_SCOPE_PARTS: Final = 4
_LENGTH: Final = 40
"""So long is every secret access key of AWS."""


def secret_slip(received: SignedText, sent: SignatureSent, secret: str) -> Detail | None:
    """Return how another form of this secret signed what was received; `None` when none of them did."""
    scope = received.scope.split("/")
    if len(scope) != _SCOPE_PARTS:
        return None
    text = received.string_to_sign()
    for detail, other in _forms(secret):
        if signature_of(signing_key(other, *scope[:3]), text) == sent.signature:
            return detail
    return "no-prefix" if signature_of(unprefixed_key(secret, *scope[:3]), text) == sent.signature else None


def odd_secret(secret: str) -> Detail:
    """Tell what shows that a secret is none of AWS's as it stands; empty when it looks like one."""
    if secret != secret.strip():
        return "line-break" if "\n" in secret or "\r" in secret else "blanks"
    if secret[:1] in "\"'" or secret[-1:] in "\"'":
        return "quotes"
    if "%" in secret:
        return "percent-encoded"
    if " " in secret:
        return "plus"
    return "length" if len(secret) != _LENGTH else ""


def _forms(secret: str) -> Iterator[tuple[Detail, str]]:
    bare = secret.strip()
    yield "blanks", bare
    for end in ("\n", "\r\n", "\r", "\n\n"):
        yield "line-break", bare + end
        yield "line-break", end + bare
    for blank in (" ", "\t", "\u00a0", "  "):
        yield from (("blanks", text) for text in (bare + blank, blank + bare, blank + bare + blank))
    plain = bare.strip("\"'")
    yield "quotes", plain
    for sign in "\"'`":
        yield from (("quotes", text) for text in (f"{sign}{plain}{sign}", sign + plain, plain + sign))
    for text in (quote(bare, safe=""), quote(bare), quote(bare, safe="+"), unquote(bare)):
        yield "percent-encoded", text
    yield from (("plus", text) for text in (bare.replace("+", " "), bare.replace(" ", "+"), bare.replace("+", "")))
    for text in (bare.replace("/", ""), bare.replace("/", "\\/"), bare.replace("/", "_").replace("+", "-")):
        yield "percent-encoded", text
    yield from (("letter-case", text) for text in (bare.lower(), bare.upper()))
    for count in (1, 2, 3):
        yield from (("cut", text) for text in (bare[:-count], bare[count:]))
    yield "cut", ""
