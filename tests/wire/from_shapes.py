"""Values drawn for a shape, as a user of boto3 would pass them or a handler would return them."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from gatewright.wire.shapes import Shape

DEEPEST = 4
LONG = 1 << 62

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
"""Text that every place can hold: paths want one character, XML none of the control characters."""

FIELD = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=12)
"""Text that a header field can hold."""

INSTANTS = st.integers(0, 4_000_000_000_000).map(
    lambda ms: datetime.fromtimestamp(ms // 1000, UTC).replace(microsecond=ms % 1000 * 1000)
)
"""Instants to the millisecond, 1970 to 2096."""

SECONDS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def values(shape: Shape, *, empty: bool, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return values of a shape; `empty` says whether collections without items survive the way."""
    kind = shape.type_name
    if kind == "structure":
        return structures(shape, empty=empty, depth=depth)
    if kind == "list":
        return st.lists(values(shape.member, empty=empty, depth=depth + 1), min_size=0 if empty else 1, max_size=3)
    if kind == "map":
        items = values(shape.value, empty=empty, depth=depth + 1)
        return st.dictionaries(values(shape.key, empty=empty), items, min_size=0 if empty else 1, max_size=3)
    return scalars(shape)


def scalars(shape: Shape) -> st.SearchStrategy[Any]:
    """Return values of a shape without parts."""
    location = shape.serialization.get("location")
    if shape.type_name == "timestamp":
        return SECONDS if location == "header" else INSTANTS
    if shape.type_name == "string":
        enum = shape.metadata.get("enum")
        return st.sampled_from(enum) if enum else (FIELD if location == "header" else WORDS)
    return {
        "integer": st.integers(-(1 << 31), (1 << 31) - 1),
        "long": st.integers(-LONG, LONG),
        "float": st.floats(width=32, allow_nan=False),
        "double": st.floats(allow_nan=False),
        "boolean": st.booleans(),
        "blob": st.binary(min_size=1, max_size=12),
    }[shape.type_name]


def structures(shape: Shape, *, empty: bool, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Return structures with all required members and some of the others."""
    if depth > DEEPEST:
        return st.just({})
    deeper = {name: _deeper(member, empty=empty, depth=depth + 1) for name, member in shape.members.items()}
    required = {
        name: deeper.pop(name) for name in list(deeper) if name in shape.required_members or _in_path(shape, name)
    }
    drawn = st.fixed_dictionaries(required, optional=deeper)
    return drawn if empty or required or not deeper else drawn.filter(bool)


def _deeper(member: Shape, *, empty: bool, depth: int) -> st.SearchStrategy[Any]:
    # A collection without items is no pair of a query string, and no field of a header.
    placed = member.serialization.get("location") in {"querystring", "header", "headers"}
    return st.deferred(lambda: values(member, empty=empty and not placed, depth=depth))


def _in_path(shape: Shape, name: str) -> bool:
    return shape.members[name].serialization.get("location") == "uri"
