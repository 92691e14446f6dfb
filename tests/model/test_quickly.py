from dataclasses import FrozenInstanceError, dataclass, field, fields

import pytest

from gatewright.gateway.passed import Served
from gatewright.model.quickly import quickly
from gatewright.model.response import Response


@dataclass(frozen=True, slots=True)
class Point:
    """A place, with every kind of field."""

    x: int
    """Across."""

    y: int = 2
    """Up."""

    names: dict[str, str] = field(default_factory=dict)
    """What it is called."""

    height: int = field(default=0, kw_only=True)
    """Above the sea."""


point = quickly(Point)


def test_what_comes_out_is_of_the_frozen_class() -> None:
    """Fields, defaults, equality, hash and text are those of the class itself, and nothing can be set any more."""
    assert [Point(1), Point(1, 3, {"a": "b"}, height=7)] == [point(1), point(1, 3, {"a": "b"}, height=7)]
    assert (Point, "Point(x=1, y=2, names={}, height=0)") == (type(point(1)), repr(point(1)))
    assert hash(Response(status=200)) == hash(quickly(Response)(status=200))
    with pytest.raises(FrozenInstanceError):
        point(1).x = 2  # type: ignore[misc]  # what is tried


def test_each_instance_has_its_own_of_what_a_factory_makes() -> None:
    """A default that is made is made each time."""
    assert point(1).names is not point(1).names


def test_every_field_of_a_real_class_is_set() -> None:
    """The class that each call makes: all fields, given and not given."""
    response = Response(status=200)

    made, expected = quickly(Served)(response=response, failure="x"), Served(response=response, failure="x")

    assert [getattr(expected, one.name) for one in fields(Served)] == [getattr(made, one.name) for one in fields(made)]


def test_what_is_missing_is_missed() -> None:
    """A field without a default has to be given, as the class itself has it."""
    with pytest.raises(TypeError):
        point()  # type: ignore[call-arg]  # what is tried


def test_a_class_that_checks_itself_is_refused() -> None:
    """Its `__post_init__` would not be run."""

    @dataclass(frozen=True, slots=True)
    class Checked:
        """A class with a check."""

        def __post_init__(self) -> None:
            """Check nothing."""

    with pytest.raises(TypeError, match="expected a data class without `__post_init__`"):
        quickly(Checked)
