"""Overrides."""

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.overrides import Once, request_override, response_override


def test_a_name_is_set_once() -> None:
    """A second value for a name is refused, and the first stays."""
    override = Once()
    override["a"] = 1
    with pytest.raises(Impossible, match="`a` is already overridden"):
        override["a"] = 2

    assert {"a": 1} == override


def test_places_cannot_be_replaced() -> None:
    """`header` and its kin are places for parameters, not parameters."""
    override = request_override()
    with pytest.raises(Impossible):
        override["header"] = Once()

    assert {"path": {}, "querystring": {}, "header": {}} == override


def test_response_override_has_no_status_yet() -> None:
    """A response override starts with no status and no headers."""
    assert {"header": {}} == response_override()
