"""Fixes of the API key check: each changes one thing on a copy. That they let the call pass is shown by the cases."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gatewright.checks.api_key.remedies import (
    add_the_key_to_a_plan,
    add_the_stage_to_the_plan,
    enable_the_key,
    join_by_a_new_plan,
    require_no_key,
    send_a_good_key,
)
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Deny
from tests.casebook import reached, request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
CLOSED = "closed-branch-key-of-forty-chars-0000002"
LOOSE = "newcomer-key-value-of-forty-chars-000003"
TESTER = "tester-key-value-of-forty-characters-004"

Remedy = Callable[[Call, Mapping[str, str]], Proposal | None]
ALL: tuple[Remedy, ...] = (
    send_a_good_key,
    enable_the_key,
    add_the_key_to_a_plan,
    join_by_a_new_plan,
    add_the_stage_to_the_plan,
    require_no_key,
)


def orders(key: str | None = None, change: dict[str, Any] | None = None) -> Call:
    """Return a call of POST /orders, as the check gets it."""
    sent = request(f"POST {HOST}/prod/orders" + (f"\nx-api-key: {key}" if key else ""))
    return reached("api-key", sent, world("pets", change).configuration())


def left(proposal: Proposal | None) -> list[str]:
    """Return the causes for which the proposed call would still be refused."""
    if proposal is None:
        raise ValueError("a proposal is possible here")
    trace = walk(proposal.request, proposal.configuration, lambda _: True).trace
    return [step.outcome.cause.id for step in trace if isinstance(step.outcome, Deny)]


@pytest.mark.parametrize(
    ("remedy", "key", "values"),
    [
        (send_a_good_key, None, {}),
        (enable_the_key, CLOSED, {"key_id": "k3y0ff0002"}),
        (add_the_key_to_a_plan, LOOSE, {"key_id": "k3yl00s003"}),
        (join_by_a_new_plan, LOOSE, {"key_id": "k3yl00s003"}),
        (add_the_stage_to_the_plan, TESTER, {"key_id": "k3yb3ta004"}),
        (require_no_key, None, {}),
    ],
)
def test_a_remedy_leaves_no_refusal(remedy: Remedy, key: str | None, values: dict[str, str]) -> None:
    """What a remedy proposes is let through; the call and the configuration that it was given are as before."""
    call = orders(key)
    proposal = remedy(call, values)

    assert left(proposal) == []
    assert call == orders(key)


@pytest.mark.parametrize("remedy", ALL)
def test_of_nothing_nothing_is_proposed(remedy: Remedy) -> None:
    """Where nothing is known of the account, no remedy can be worked out."""
    call = Call(request(f"POST {HOST}/prod/orders"), Configuration())

    assert remedy(call, {"key_id": "k3yg00d001"}) is None


@pytest.mark.parametrize("remedy", ALL[1:5])
def test_a_key_that_does_not_exist_is_not_mended(remedy: Remedy) -> None:
    """Where no key of the account came, there is no key to enable or to join."""
    assert remedy(orders("nobody"), {"key_id": "-"}) is None


def test_a_good_key_is_named_by_what_is_no_secret() -> None:
    """The key that would do is named by its id and its name; its value stands only in the request."""
    proposal = send_a_good_key(orders(), {})

    assert proposal is not None
    assert proposal.values == {"good_key_id": "k3yg00d001", "good_key_name": "shop"}
    assert proposal.request.headers.get("x-api-key") == "shop-key-value-of-forty-characters-00001"


def test_no_key_is_good_where_none_is_joined_to_the_stage() -> None:
    """A disabled key, and one of another stage's plan, are not proposed."""
    assert send_a_good_key(orders(None, {"keys of shops": ["closed-branch"]}), {}) is None
    assert send_a_good_key(orders(None, {"key shop": {"enabled": False}}), {}) is None


def test_a_key_without_a_name_is_named_by_its_id() -> None:
    """Names of keys are for people, and optional."""
    call = orders()
    unnamed = world("pets")
    for key in unnamed.answers["get_api_keys",]["items"]:
        key.pop("name")
    proposal = send_a_good_key(reached("api-key", call.request, unnamed.configuration()), {})

    assert proposal is not None
    assert proposal.values["good_key_name"] == "k3yg00d001"


def test_enabling_mends_only_what_is_disabled() -> None:
    """A key that is enabled again is refused no more for that, but may be for what comes next."""
    proposal = enable_the_key(orders(CLOSED, {"keys of shops": ["shop"]}), {"key_id": "k3y0ff0002"})

    assert left(proposal) == ["api-key.in-no-usage-plan"]


def test_no_plan_of_the_stage_means_none_to_join() -> None:
    """Where no plan has the stage, a key is not added to one; a new plan is."""
    change: dict[str, Any] = {"plan shops": {"apiStages": []}}
    call = orders(LOOSE, change)

    assert add_the_key_to_a_plan(call, {"key_id": "k3yl00s003"}) is None
    assert left(join_by_a_new_plan(call, {"key_id": "k3yl00s003"})) == []


def test_the_method_is_named_by_its_resource_and_verb() -> None:
    """The command that opens a method needs the id of the saved resource; without it there is no fix."""
    proposal = require_no_key(orders(), {})

    assert proposal is not None
    assert proposal.values == {"resource_id": "o8r6d3", "method_verb": "POST"}
    assert require_no_key(orders(None, {"add saved POST /others": {}, "saved POST /orders": "gone"}), {}) is not None
