"""Members that are given, and that change."""

from typing import Any

from gatewright.services.apigatewayv2.members import changed, given, merged


def test_what_is_given_is_kept_and_emptiness_is_not() -> None:
    """`False` and zero are values."""
    params: dict[str, Any] = {"a": "x", "b": "", "c": None, "d": {}, "e": [], "f": False, "g": 0, "other": "y"}

    assert {"a": "x", "f": False, "g": 0} == given(params, "abcdefg")


def test_an_update_changes_what_it_names() -> None:
    """What is empty goes, and what is not named stays, empty or not."""
    found = {"a": "1", "b": "2", "c": ""}

    assert {"b": "3", "c": ""} == changed(found, {"a": "", "b": "3", "x": "4"}, ("a", "b", "c"))


def test_maps_are_merged_entry_by_entry() -> None:
    """An empty entry takes its own away, and a map without entries goes."""
    found = {"map": {"a": "1", "b": "2"}}

    assert {"map": {"b": "2", "c": "3"}} == merged(found, {"map": {"a": "", "c": "3"}}, "map")
    assert {} == merged(found, {"map": {"a": "", "b": ""}}, "map")
    assert found == merged(found, {}, "map")
