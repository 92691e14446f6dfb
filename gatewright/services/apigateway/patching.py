"""
`patchOperations`, driven by a table of paths.

A table says for each path which operations it takes, which member of the document it means, and how its text is read.
From it come the behaviour, and AWS's list of valid paths in the error text.
https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html

AWS words a refusal in three ways, as LocalStack's snapshot tests recorded it:

- listing (resources, models, request validators, 2024-04-15): "Invalid patch path  '/invalid' specified for op
  'replace'. Must be one of: [/parentId, /pathPart]", with two blanks; an operation that no path of the table takes is
  judged before the path: "... specified for op 'add'. Please choose supported operations".
- plain (REST APIs, methods, 2024-04-15 and 2025-07-02): "Invalid patch path /httpMethod" and "Invalid patch operation
  specified. Must be one of: [replace]".
- bare (gateway responses, 2024-04-15): "Invalid patch path /statusCode", whether the path or its operation is wrong,
  and "Invalid patch path null" for none.
"""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite, nan
from typing import Any, Literal, TypeAlias

from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError

Read: TypeAlias = Callable[[str | None], Any]
"""Turns the text of a patch into the value of a member; raises `ServiceError` when it cannot."""

Shape: TypeAlias = Literal["value", "item", "listed", "entry"]
"""What a path means: a member, an item of a list (named by the path, or listed by the value), or an entry of a map."""

REPLACE = frozenset({"replace"})
REMOVE = frozenset({"remove"})
ADD_REMOVE = frozenset({"add", "remove"})
ADD_REPLACE = frozenset({"add", "replace"})
ADD_REPLACE_REMOVE = frozenset({"add", "replace", "remove"})


def text(value: str | None) -> str | None:
    """Read the value as it is."""
    return value


def text_or_nothing(value: str | None) -> str | None:
    """Read the value as it is; an empty one takes the member away."""
    return value or None


def boolean(value: str | None) -> bool:
    """Read `true`, and anything else as false."""
    # Recorded by LocalStack's snapshot tests: `wrong-value-type` of test_update_method_validation (2024-04-15), and a
    # missing value in test_request_validator_lifecycle (2025-07-02), both answer false.
    return (value or "").lower() == "true"


def integer(value: str | None) -> int:
    """Read a whole number."""
    try:
        return int(value or "")
    except ValueError:
        raise bad_request(f"Invalid patch value specified: expected a whole number, got {value!r}") from None


def number(value: str | None) -> float:
    """Read a number; what Python takes for one besides, `nan` and `inf`, is none."""
    try:
        read = float(value or "")
    except ValueError:
        read = nan
    if not isfinite(read):
        raise bad_request(f"Invalid patch value specified: expected a number, got {value!r}")
    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One row of a table: a path, and what it means."""

    pattern: str
    """The path as AWS writes it; `{...}` stands for one segment."""

    member: str
    """The member of the document, `.` between levels: `throttle.rateLimit`."""

    ops: frozenset[str] = REPLACE
    """The operations that it takes."""

    shape: Shape = "value"
    """What the path means."""

    read: Read = text
    """How the text of the patch is read."""

    absent: str | None = None
    """What AWS says when an entry to be removed or replaced is not there; `None` lets it pass."""

    refusal: str | None = None
    """What AWS says of an operation that it does not take, where it is not what the table's wording says."""

    def values(self, segments: Sequence[str]) -> tuple[str, ...] | None:
        """Return what stands for each `{...}`, `None` when the path is another one."""
        mine = self.pattern.split("/")[1:]
        if len(mine) != len(segments):
            return None
        if any(not own.startswith("{") and own != given for own, given in zip(mine, segments, strict=True)):
            return None
        return tuple(given for own, given in zip(mine, segments, strict=True) if own.startswith("{"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The paths of one kind of document, and how a refusal is worded."""

    paths: tuple[Path, ...]
    """Its rows, in the order in which AWS lists them."""

    wording: Literal["listing", "plain", "bare"] = "listing"
    """Which of AWS's wordings this kind of document has."""

    keep_empty: frozenset[str] = field(default_factory=frozenset)
    """Members that stay when their last item or entry goes."""


def apply(document: Document, operations: Sequence[Mapping[str, Any]], table: Table) -> Document:
    """Return a copy of the document with every operation applied, or raise at the first that cannot be."""
    changed = copy.deepcopy(document)
    for operation in operations:
        row, values = find(operation, table)
        _write(changed, row, values, operation, table)
    return changed


def find(operation: Mapping[str, Any], table: Table) -> tuple[Path, tuple[str, ...]]:
    """Return the row that an operation means and what stands for its `{...}`, or raise AWS's refusal."""
    op, path = operation.get("op"), operation.get("path") or ""
    if table.wording == "listing" and not any(op in row.ops for row in table.paths):
        raise _unsupported(path, op)
    for row in table.paths:
        values = row.values(segments(path))
        if values is None:
            continue
        if op not in row.ops:
            raise _refused(row, path, op, table)
        return row, values
    raise _unknown(path, op, table)


def _refused(row: Path, path: str, op: str | None, table: Table) -> ServiceError:
    if row.refusal is not None:
        return bad_request(row.refusal)
    if table.wording == "plain":
        return _unsupported_plain(row)
    return _unsupported(path, op) if table.wording == "listing" else _unknown(path, op, table)


def segments(path: str) -> list[str]:
    """Return the segments of a JSON pointer (RFC 6901), unescaped."""
    return [segment.replace("~1", "/").replace("~0", "~") for segment in path.split("/")[1:]]


def escaped(segment: str) -> str:
    """Return a segment as a JSON pointer writes it (RFC 6901)."""
    return segment.replace("~", "~0").replace("/", "~1")


def _write(document: Document, row: Path, values: tuple[str, ...], operation: Mapping[str, Any], table: Table) -> None:
    *above, last = row.member.split(".")
    holder = document
    for name in above:
        holder = holder.setdefault(name, {})
    if row.shape == "value":
        _write_value(holder, last, row, operation)
    elif row.shape == "item":
        _write_item(holder.setdefault(last, []), values[-1], operation)
    elif row.shape == "listed":
        _write_item(holder.setdefault(last, []), operation.get("value") or "", operation)
    else:
        _write_entry(holder.setdefault(last, {}), values[-1], row, operation)
    _drop_empty(document, row.member.split("."), table)


def _write_value(holder: Document, name: str, row: Path, operation: Mapping[str, Any]) -> None:
    value = None if operation["op"] == "remove" else row.read(operation.get("value"))
    if value is None:
        holder.pop(name, None)
    else:
        holder[name] = value


def _write_item(items: list[Any], item: str, operation: Mapping[str, Any]) -> None:
    # Recorded (test_update_rest_api_operation_add_remove, 2025-07-02): `replace /binaryMediaTypes/image~1png` by
    # `image/gif` takes the old item away and puts the new one last.
    if operation["op"] in {"remove", "replace"} and item in items:
        items.remove(item)
    new = {"add": item, "replace": operation.get("value") or item}.get(operation["op"])
    if new is not None and new not in items:
        items.append(new)


def _write_entry(entries: Document, name: str, row: Path, operation: Mapping[str, Any]) -> None:
    if operation["op"] != "add" and name not in entries and row.absent is not None:
        raise not_found(row.absent)
    if operation["op"] == "remove":
        entries.pop(name, None)
    else:
        entries[name] = row.read(operation.get("value"))


def _drop_empty(document: Document, names: list[str], table: Table) -> None:
    # Recorded (test_update_method, 2024-04-15): a map whose last entry goes is no longer shown.
    for depth in range(len(names), 0, -1):
        holder = document
        for name in names[: depth - 1]:
            holder = holder[name]
        member = names[depth - 1]
        if holder.get(member) in ({}, []) and member not in table.keep_empty:
            del holder[member]


def _unknown(path: str, op: str | None, table: Table) -> ServiceError:
    if table.wording == "bare":
        return bad_request(f"Invalid patch path {path or 'null'}")
    if table.wording == "plain":
        return bad_request(f"Invalid patch path {path}")
    listed = ", ".join(row.pattern for row in table.paths if op in row.ops)
    return bad_request(f"Invalid patch path  '{path}' specified for op '{op}'. Must be one of: [{listed}]")


def _unsupported(path: str, op: str | None) -> ServiceError:
    return bad_request(f"Invalid patch path  '{path}' specified for op '{op}'. Please choose supported operations")


def _unsupported_plain(row: Path) -> ServiceError:
    order = ("add", "remove", "replace")
    return bad_request(
        f"Invalid patch operation specified. Must be one of: [{', '.join(op for op in order if op in row.ops)}]"
    )
