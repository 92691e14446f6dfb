"""Which part of a signature is wrong: lay what was signed beside what AWS received, and name the first difference.

AWS's side is in its refusal (`signed_text.printed`) or follows from the request (`canonical.py`). The signer's side is
in the log of the client, or `reconstruct.py` finds it with the secret.
"""

from typing import Final

from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH, without_dot_segments
from gatewright.aws.sigv4.dates import instant
from gatewright.aws.sigv4.difference import Detail, Difference, Part
from gatewright.aws.sigv4.encoding_detail import character_of, decoded, encoding_detail, readable
from gatewright.aws.sigv4.header_difference import header_difference
from gatewright.aws.sigv4.query_difference import query_difference
from gatewright.aws.sigv4.signed_text import SignedText

UNSIGNED_PAYLOAD: Final = "UNSIGNED-PAYLOAD"


def compare(signed: SignedText, received: SignedText) -> Difference:
    """Return the first part that differs; `secret` with equal lines when everything agrees."""
    return (
        _body(signed, received)
        or _method(signed.method, received.method)
        or _path(readable(signed.path), readable(received.path))
        or query_difference(readable(signed.query), readable(received.query))
        or header_difference(signed, received)
        or _date(signed.date, received.date)
        or _line("scope", signed.scope, received.scope)
        or _line("scope", signed.algorithm, received.algorithm)
        or _line("scope", signed.key_scope or received.scope, received.scope, "key")
        or Difference(part="secret", signed=received.scope, received=received.scope)
    )


def _line(part: Part, signed: str, received: str, detail: Detail = "") -> Difference | None:
    return None if signed == received else Difference(part=part, detail=detail, signed=signed, received=received)


def _method(signed: str, received: str) -> Difference | None:
    return _line("method", signed, received, "letter-case" if signed.upper() == received.upper() else "")


def _date(signed: str, received: str) -> Difference | None:
    """Lay the second lines of the strings to sign side by side: the date that signs, not the one of a header."""
    return _line("date", signed, received, "" if instant(signed) is not None else "format")


def _body(signed: SignedText, received: SignedText) -> Difference | None:
    if signed.body_hash == received.body_hash:
        return None
    detail: Detail = ""
    if signed.body_hash == UNSIGNED_PAYLOAD:
        detail = "unsigned-payload"
    elif signed.body_hash == EMPTY_BODY_HASH:
        detail = "empty"
    elif received.body_hash == EMPTY_BODY_HASH:
        detail = "not-received"
    elif signed.body_hash.lower() == received.body_hash:
        detail = "upper-case"
    return Difference(part="body", detail=detail, signed=signed.body_hash, received=received.body_hash)


def _path(signed: str, received: str) -> Difference | None:
    if signed == received:
        return None
    detail = encoding_detail(signed, received)
    if detail:
        name = character_of(signed, received) if detail == "character" else ""
        return Difference(part="path-encoding", detail=detail, name=name, signed=signed, received=received)
    return Difference(part="path", detail=path_detail(signed, received), signed=signed, received=received)


def path_detail(signed: str, received: str) -> Detail:
    """Tell how another path was signed: a whole URL, one with `//` or `..` in it, without its first segments, ..."""
    if "://" in signed or "%3A//" in signed or "%3A%2F%2F" in signed:
        return "whole-url"
    if signed.startswith((f"{received}?", f"{received}%3F", f"{received}%253F")):
        return "query-in-it"
    if without_dot_segments(signed) == received and signed.startswith("/"):
        return "not-tidied"
    if signed == received.removeprefix("/"):
        return "no-slash-first"
    if signed.rstrip("/") == received.rstrip("/"):
        return "slash-last"
    if received.endswith("/" + signed.lstrip("/")) or signed == "/":
        return "prefix-left-out"
    if signed.endswith(received):
        return "prefix-added"
    if "{" in decoded(signed) and "{" not in decoded(received):
        return "placeholder"
    return "letter-case" if signed.upper() == received.upper() else ""
