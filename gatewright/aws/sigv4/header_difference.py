"""How two sets of signed headers differ: a value, a header that one side alone has, their names or their order."""

from itertools import zip_longest
from typing import Final

from gatewright.aws.sigv4.canonical import trimmed
from gatewright.aws.sigv4.difference import Detail, Difference, Part
from gatewright.aws.sigv4.signed_text import SignedText

_PART_OF_HEADER: Final[dict[str, Part]] = {
    "host": "host",
    "x-amz-date": "date",
    "date": "date",
    "x-amz-security-token": "token",
    "x-amz-content-sha256": "body",
}


def header_difference(signed: SignedText, received: SignedText) -> Difference | None:
    """Return the first header that differs, those with a part of their own before the rest."""
    ours, theirs = dict(signed.headers), dict(received.headers)
    differing = [name for name in sorted(ours.keys() | theirs.keys()) if ours.get(name) != theirs.get(name)]
    if differing and sorted(name.lower() for name in ours) == sorted(theirs):
        different_names = sorted(ours.keys() - theirs.keys())
        if different_names:
            return _capitals(different_names[0], ours, theirs)
    if not differing:
        return _order(signed, received) or _repeated(signed, received)
    name = min(differing, key=lambda name: name not in _PART_OF_HEADER)
    return Difference(
        part=_PART_OF_HEADER.get(name, "header"),
        detail=_presence(ours.get(name), theirs.get(name)) or _value_detail(name, ours[name], theirs[name]),
        name=name,
        signed=f"{name}:{ours[name]}" if name in ours else "",
        received=f"{name}:{theirs[name]}" if name in theirs else "",
    )


def _capitals(name: str, ours: dict[str, str], theirs: dict[str, str]) -> Difference:
    lower = name.lower()
    lines = f"{name}:{ours[name]}", f"{lower}:{theirs[lower]}"
    return Difference(part="header", detail="names", name=lower, signed=lines[0], received=lines[1])


def _order(signed: SignedText, received: SignedText) -> Difference | None:
    """Return what differs where every header has its value: their order, the list of names, or the line between."""
    ours, theirs = ([name for name, _ in text.headers] for text in (signed, received))
    if ours != theirs and sorted(ours) == sorted(theirs):
        return _of_names("names-order", ";".join(ours), ";".join(theirs))
    if signed.signed_headers != received.signed_headers:
        return _list(signed.signed_headers, received.signed_headers)
    if signed.parted != received.parted:
        last = f"{theirs[-1] if theirs else ''}:...\\n"
        return _of_names("no-empty-line", f"{last}{signed.signed_headers}", f"{last}\\n{received.signed_headers}")
    return None


def _list(signed: str, received: str) -> Difference:
    """Tell how the two lists of names differ."""
    ours, theirs = signed.split(";"), received.split(";")
    if sorted(ours) == sorted(theirs):
        return _of_names("names-order", signed, received)
    if sorted(signed.lower().replace(",", ";").split(";")) == sorted(theirs):
        return _of_names("names", signed, received)
    name = min(set(ours) ^ set(theirs))
    return _of_names("not-signed" if name in theirs else "not-received", signed, received, name)


def _of_names(detail: Detail, signed: str, received: str, name: str = "") -> Difference:
    return Difference(part="header", detail=detail, name=name, signed=signed, received=received)


def _presence(signed: str | None, received: str | None) -> Detail:
    if signed is None:
        return "not-signed"
    return "" if received else "not-received"


def _value_detail(name: str, signed: str, received: str) -> Detail:
    """Tell how one value was signed in another form: not trimmed, in capitals; a host with its port, or as a URL."""
    if trimmed(signed) == received:
        return "blanks"
    if name == "host" and "://" in signed:
        return "whole-url"
    if name == "host" and signed.partition(":")[0] == received.partition(":")[0]:
        return "with-port"
    return "letter-case" if signed.lower() == received.lower() else ""


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
