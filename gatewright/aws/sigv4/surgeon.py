"""Which part of a signature is wrong: lay what was signed beside what AWS received, and name the first difference.

AWS's side is in its refusal (`signed_text.printed`) or follows from the request (`canonical.py`). The signer's side is
in the log of the client, or `reconstruct.py` finds it with the secret.
"""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Final
from urllib.parse import unquote

from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH, without_dot_segments
from gatewright.aws.sigv4.difference import Detail, Difference, Part
from gatewright.aws.sigv4.signed_text import SignedText

UNSIGNED_PAYLOAD: Final = "UNSIGNED-PAYLOAD"
_PART_OF_HEADER: Final[dict[str, Part]] = {
    "host": "host",
    "x-amz-date": "date",
    "date": "date",
    "x-amz-security-token": "token",
    "x-amz-content-sha256": "body",
}
_PART_OF_PARAMETER: Final[dict[str, Part]] = {
    "X-Amz-Date": "date",
    "X-Amz-Credential": "scope",
    "X-Amz-Security-Token": "token",
    "X-Amz-SignedHeaders": "header",
}
_TIMES_ENCODED: Final = 4
"""No client is known that encodes more often."""

Pair = tuple[str, str]
"""A query parameter's name and value."""


def compare(signed: SignedText, received: SignedText) -> Difference:
    """Return the first part that differs; `secret` with equal lines when everything agrees."""
    return (
        _body(signed, received)
        or _line("method", signed.method, received.method)
        or _path(signed.path, received.path)
        or _query(signed.query, received.query)
        or _header(signed, received)
        or _line("date", signed.date, received.date)
        or _line("scope", signed.scope, received.scope)
        or _line("scope", signed.algorithm, received.algorithm)
        or Difference(part="secret", signed=received.scope, received=received.scope)
    )


def _line(part: Part, signed: str, received: str) -> Difference | None:
    return None if signed == received else Difference(part=part, signed=signed, received=received)


def _body(signed: SignedText, received: SignedText) -> Difference | None:
    if signed.body_hash == received.body_hash:
        return None
    detail: Detail = ""
    if signed.body_hash == UNSIGNED_PAYLOAD:
        detail = "unsigned-payload"
    elif EMPTY_BODY_HASH in (signed.body_hash, received.body_hash):
        detail = "empty"
    return Difference(part="body", detail=detail, signed=signed.body_hash, received=received.body_hash)


def _path(signed: str, received: str) -> Difference | None:
    if signed == received:
        return None
    detail = encoding_detail(signed, received)
    if detail:
        name = _character(signed, received) if detail == "character" else ""
        return Difference(part="path-encoding", detail=detail, name=name, signed=signed, received=received)
    return Difference(part="path", detail=path_detail(signed, received), signed=signed, received=received)


def path_detail(signed: str, received: str) -> Detail:
    """Tell how another path was signed: a whole URL, one with `//` or `..` in it, or one without its first segments."""
    if "://" in signed or "%3A//" in signed:
        return "whole-url"
    if without_dot_segments(signed) == received:
        return "not-tidied"
    if received.endswith("/" + signed.lstrip("/")) or signed == "/":
        return "prefix-left-out"
    return ""


def encoding_detail(signed: str, received: str) -> Detail:
    """Tell how one text was encoded in two ways; empty when the two are different texts.

    `encoded-once` where the percent signs of the wire were not encoded again, `encoded-too-often` the other way round;
    `character` where single characters (`*`, `(`, `)`, `!`, ...) were left alone or encoded, `plus` where `+` was.
    """
    if _decoded(signed) != _decoded(received):
        return "plus" if _read_as_form(signed) == _read_as_form(received) else ""
    if signed.upper() == received.upper() and unquote(signed) == unquote(received):
        return "lower-case-hex"
    levels = _levels(signed) - _levels(received)
    if levels == 0:
        return "character"
    return "encoded-once" if levels < 0 else "encoded-too-often"


def _decoded(text: str) -> str:
    """Decode until nothing changes."""
    for _ in range(_TIMES_ENCODED):
        text = unquote(text)
    return text


def _read_as_form(text: str) -> str:
    """Decode as a form does, where a plus is a blank, wherever it comes to light."""
    return _decoded(text).replace("+", " ")


def _levels(text: str) -> int:
    """Count how often the percent signs of a text were encoded themselves."""
    levels = 0
    while "%25" in text and levels < _TIMES_ENCODED:
        text = unquote(text)
        levels += 1
    return levels


def _character(signed: str, received: str) -> str:
    """Return the first character that was encoded in two ways."""
    column = Difference(part="path-encoding", signed=signed, received=received).column
    for text in (signed, received):
        if not text.startswith("%", column):
            return text[column : column + 1]
    return unquote(received[column : column + 3])


def _query(signed: str, received: str) -> Difference | None:
    if signed == received:
        return None
    ours, theirs = _pairs(signed), _pairs(received)
    if sorted(ours) == sorted(theirs) and signed.count("=") == received.count("="):
        return Difference(part="query-order", signed=signed, received=received)
    if _known(ours) == _known(theirs):
        return _query_encoding(ours, theirs, signed, received)
    name = _first_difference(_known(ours), _known(theirs))
    part = _PART_OF_PARAMETER.get(name, "query")
    missing = part == "query" and name not in {known for known, _ in _known(ours)}
    return Difference(part=part, detail="left-out" if missing else "", name=name, signed=signed, received=received)


def _query_encoding(ours: list[Pair], theirs: list[Pair], signed: str, received: str) -> Difference:
    """Name the parameter that was encoded otherwise; a name without `=` has neither name nor detail of its own."""
    odd = sorted(set(ours) - set(theirs), key=_known_pair)
    counterparts = sorted(set(theirs) - set(ours), key=_known_pair)
    detail: Detail = ""
    name = ""
    if odd and counterparts:
        name = _known_pair(odd[0])[0]
        detail = encoding_detail("=".join(odd[0]), "=".join(counterparts[0]))
    return Difference(part="query-encoding", detail=detail, name=name, signed=signed, received=received)


def _pairs(query: str) -> list[Pair]:
    found = (part.partition("=") for part in query.split("&") if part)
    return [(name, value) for name, _, value in found]


def _known_pair(pair: Pair) -> Pair:
    return _read_as_form(pair[0]), _read_as_form(pair[1])


def _known(pairs: Iterable[Pair]) -> list[Pair]:
    """Return what the parameters say, however they were encoded and ordered."""
    return sorted(map(_known_pair, pairs))


def _first_difference(ours: list[Pair], theirs: list[Pair]) -> str:
    """Return the name of the first parameter that the two sides do not share."""
    only = sorted({name for name, _ in set(ours) ^ set(theirs)})
    return only[0] if only else next(name for name, _ in theirs or ours)


def _header(signed: SignedText, received: SignedText) -> Difference | None:
    """Return the first header that differs, those with a part of their own before the rest."""
    ours, theirs = dict(signed.headers), dict(received.headers)
    differing = [name for name in sorted(ours.keys() | theirs.keys()) if ours.get(name) != theirs.get(name)]
    if not differing:
        return _line("header", signed.signed_headers, received.signed_headers) or _repeated(signed, received)
    name = min(differing, key=lambda name: name not in _PART_OF_HEADER)
    return Difference(
        part=_PART_OF_HEADER.get(name, "header"),
        detail=_presence(ours.get(name), theirs.get(name)),
        name=name,
        signed=f"{name}:{ours[name]}" if name in ours else "",
        received=f"{name}:{theirs[name]}" if name in theirs else "",
    )


def _presence(signed: str | None, received: str | None) -> Detail:
    if signed is None:
        return "not-signed"
    return "" if received else "not-received"


def _repeated(signed: SignedText, received: SignedText) -> Difference | None:
    """Return the first header line that differs where every name has the same last value."""
    nothing = ("", "")
    for ours, theirs in zip_longest(signed.headers, received.headers, fillvalue=nothing):
        if ours != theirs:
            return Difference(
                part=_PART_OF_HEADER.get(ours[0] or theirs[0], "header"),
                name=ours[0] or theirs[0],
                signed=":".join(ours),
                received=":".join(theirs),
            )
    return None
