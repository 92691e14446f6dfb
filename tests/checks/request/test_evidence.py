from typing import Any

import pytest

from gatewright.aws.schema_complaints import Complaint
from gatewright.checks.request import body_invalid
from gatewright.checks.request.evidence import denial, expected, missed, observed, place_of, pointer, unsure
from gatewright.model.unknown import UNKNOWN
from tests.checks.request.rules import call


def complaint(keyword: str, instance: Any, *place: str | int, **values: Any) -> Complaint:
    """Return one thing that does not fit."""
    return Complaint(place, keyword, values, instance)


def test_place_is_a_json_pointer() -> None:
    """RFC 6901: `~` and `/` in a name are written as `~0` and `~1`."""
    assert ["/", "/a~1b/0/c~0d"] == [pointer(()), pointer(("a/b", 0, "c~d"))]


def test_property_that_is_missing_is_shown_where_it_would_stand() -> None:
    """Not the object that lacks it."""
    one = complaint("required", {}, "pet", property="name")

    assert (("pet", "name"), "-") == (missed(one), observed(one).value)


@pytest.mark.parametrize(
    ("one", "asks"),
    [
        (complaint("type", 1, types=["string", "null"]), "type null or string"),
        (complaint("enum", 1, options=["a"]), 'one of ["a"]'),
        (complaint("additionalProperties", {}, unexpected=["x"]), "no other properties"),
        (complaint("minimum", 1, limit=3), "minimum 3"),
        (complaint("not", 1), "not"),
    ],
)
def test_what_a_schema_asks_for_in_a_word(one: Complaint, asks: str) -> None:
    """Without anything of what came."""
    assert asks == expected(one)


@pytest.mark.parametrize("name", ["password", "apiKey", "accessToken"])
def test_of_what_may_be_a_secret_only_the_type_is_shown(name: str) -> None:
    """Whatever else stands there."""
    assert "string" == observed(complaint("minLength", "hunter2", name, limit=9)).value


def test_long_values_are_cut() -> None:
    """A report has lines."""
    assert 80 > len(observed(complaint("maxLength", "x" * 999, "name", limit=9)).value)


def test_refusal_has_a_word_for_every_placeholder() -> None:
    """What it does not fill is not known; where nobody told, every cause is possible."""
    assert "?" == denial(body_invalid.CAUSE, call()).values["model"]
    assert 3 == len(unsure(call(), UNKNOWN).may)
    assert "deployed[/toys].POST" == place_of(call())
