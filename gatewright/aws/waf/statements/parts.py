"""What the statements share that look at a part of a request: reading it, transforming it, trying each value.

A statement answers with yes, no, or `None` where what nobody told us decides.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from gatewright.aws.waf.fields.table import reader, written
from gatewright.aws.waf.inspection import Found, Inspection, Match, Partial
from gatewright.aws.waf.transformations.table import TRANSFORMATIONS, Transformation
from gatewright.model.waf import FieldToMatch, Inspected

Test = Callable[[Inspection], bool | None]
"""A compiled statement; `None` says that it depends on what nobody told us."""

Predicate = Callable[[bytes], bool]
"""Whether one value is what a statement looks for."""


@dataclass(slots=True)
class Places:
    """The places of the parts that the rules of one web ACL look at."""

    by_part: dict[tuple[FieldToMatch, tuple[str, ...]], int] = field(default_factory=dict)

    def of(self, statement: Inspected) -> int:
        """Return the place of a statement's part, the same for the same part and transformations."""
        return self.by_part.setdefault((statement.field, statement.transformations), len(self.by_part))


def looks(statement: Inspected, places: Places, holds: Predicate) -> Test:
    """Return a statement that matches when any value of its part holds."""
    place = places.of(statement)
    prepare = _prepared(statement)
    name, part = f"{type(statement).__name__}Statement", written(statement.field)

    def test(inspection: Inspection) -> bool | None:
        found = inspection.parts[place]
        if found is None:
            found = inspection.parts[place] = prepare(inspection)
        if type(found) is not tuple:
            return _otherwise(inspection, found, holds, (name, part))
        for value in found:
            if holds(value):
                inspection.matched = Match(name, part, value)
                return True
        return False

    return test


def _otherwise(inspection: Inspection, found: Found, holds: Predicate, where: tuple[str, str]) -> bool | None:
    """Judge a part that is too large, is no JSON, or is not known as a whole."""
    if isinstance(found, bool):
        inspection.matched = Match(*where, b"") if found else None
        return found
    assert isinstance(found, Partial)
    for value in found.values:
        if holds(value):
            inspection.matched = Match(*where, value)
            return True
    inspection.lacks(found.missing)
    return None


def _prepared(statement: Inspected) -> Callable[[Inspection], Found]:
    read = reader(statement.field)
    steps = [TRANSFORMATIONS[name] for name in statement.transformations]
    if not steps:
        return read

    def prepare(inspection: Inspection) -> Found:
        found = read(inspection)
        if isinstance(found, tuple):
            return tuple(_all(steps, value) for value in found)
        if isinstance(found, Partial):
            return Partial(tuple(_all(steps, value) for value in found.values), found.missing)
        return found

    return prepare


def _all(steps: list[Transformation], value: bytes) -> bytes:
    for step in steps:
        value = step(value)
    return value
