"""How two queries differ: their order, their encoding, or a parameter that one side alone has."""

from collections.abc import Iterable
from typing import Final

from gatewright.aws.sigv4.difference import Detail, Difference, Part
from gatewright.aws.sigv4.encoding_detail import encoding_detail, read_as_form

_PART_OF_PARAMETER: Final[dict[str, Part]] = {
    "X-Amz-Date": "date",
    "X-Amz-Credential": "scope",
    "X-Amz-Security-Token": "token",
    "X-Amz-SignedHeaders": "header",
}

Pair = tuple[str, str]
"""A query parameter's name and value."""


def query_difference(signed: str, received: str) -> Difference | None:
    """Return how the third lines differ; `None` when they are the same."""
    if signed == received:
        return None
    ours, theirs = _pairs(signed), _pairs(received)
    if sorted(ours) == sorted(theirs) and signed.count("=") == received.count("="):
        return Difference(part="query-order", signed=signed, received=received)
    if _known(ours) == _known(theirs):
        return _query_encoding(ours, theirs, signed, received)
    name = _first_difference(_known(ours), _known(theirs))
    part = _PART_OF_PARAMETER.get(name, "query")
    detail = _presence_in_query(_values_of(name, ours), _values_of(name, theirs), part)
    return Difference(part=part, detail=detail, name=name, signed=signed, received=received)


def _values_of(name: str, pairs: list[Pair]) -> int:
    return sum(known == name for known, _ in _known(pairs))


def _presence_in_query(signed: int, received: int, part: Part) -> Detail:
    """Tell a parameter of which there are more, or less, than were signed."""
    if signed == received:
        return ""
    if part == "token":
        return "not-signed" if not signed else "not-received" if not received else ""
    return "left-out" if signed < received else "added"


def _query_encoding(ours: list[Pair], theirs: list[Pair], signed: str, received: str) -> Difference:
    """Name the parameter that was encoded otherwise; a name without `=` has neither name nor detail of its own."""
    odd = sorted(set(ours) - set(theirs), key=_known_pair)
    counterparts = sorted(set(theirs) - set(ours), key=_known_pair)
    detail: Detail = "" if odd else "no-equal-sign"
    name = ""
    if odd and counterparts:
        name = _known_pair(odd[0])[0]
        detail = encoding_detail("=".join(odd[0]), "=".join(counterparts[0]))
    return Difference(part="query-encoding", detail=detail, name=name, signed=signed, received=received)


def _pairs(query: str) -> list[Pair]:
    found = (part.partition("=") for part in query.split("&") if part)
    return [(name, value) for name, _, value in found]


def _known_pair(pair: Pair) -> Pair:
    return read_as_form(pair[0]), read_as_form(pair[1])


def _known(pairs: Iterable[Pair]) -> list[Pair]:
    """Return what the parameters say, however they were encoded and ordered."""
    return sorted(map(_known_pair, pairs))


def _first_difference(ours: list[Pair], theirs: list[Pair]) -> str:
    """Return the name of the first parameter that the two sides do not share."""
    only = sorted({name for name, _ in set(ours) ^ set(theirs)})
    return only[0] if only else next(name for name, _ in theirs or ours)
