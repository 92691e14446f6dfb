"""What other keys make of a call that none opened."""

from typing import Any

import pytest

from tests.bulk.replaying import SHOP, line, refused, replayed

REFUSED = {**refused("INVALID_API_KEY", path="/prod/orders"), "httpMethod": "POST"}


@pytest.mark.parametrize(
    "against",
    [
        {"key shop": {"enabled": False}},
        {"plan shops": {"apiStages": []}},
    ],
    ids=["a key is disabled", "a plan loses the stage"],
)
def test_what_no_key_opened_fewer_keys_do_not_open(against: dict[str, Any]) -> None:
    """Whatever came, it opened nothing before."""
    assert replayed(REFUSED, {}, against).change == "stays-refused"


def test_a_key_that_opens_more_may_be_the_one_that_came() -> None:
    """The log does not name it."""
    found = replayed(REFUSED, {"key shop": {"enabled": False}}, {})

    assert found.change == "undecided"


def test_a_method_that_wants_no_key_any_more_opens() -> None:
    """Whatever came."""
    open_to_all = {"method POST /orders": {"apiKeyRequired": False}}

    assert replayed(REFUSED, {}, open_to_all).change == "admitted"
    assert replayed(line("POST", "/prod/orders", identity_apiKeyId=SHOP), {}, open_to_all).change == "stays-admitted"
