"""What the policies of one place say together."""

import pytest

from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.layers import NO_VOICE, SILENT_VOICE, explicit_denial, levels, single, voice
from gatewright.aws.policy.rulings import DENY, DIRECT, SILENT
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import call, identity, statement

ALLOW = identity(statement())
SILENCE = identity(statement(resource="arn:aws:s3:::b"))
DENIAL = identity(statement("Deny"))
MAYBE = identity(statement(Condition={"StringEquals": {"aws:SourceVpce": "vpce-1"}}))
MAYBE_DENY = identity(statement("Deny", Condition={"StringEquals": {"aws:SourceVpce": "vpce-1"}}))
HIDDEN = call(vpc_endpoint=UNKNOWN)


@pytest.mark.parametrize(
    ("policies", "may"),
    [
        ((), SILENT),
        ((SILENCE, ALLOW), DIRECT),
        ((ALLOW, DENIAL), DENY),
        ((MAYBE, SILENCE), SILENT | DIRECT),
        ((MAYBE, ALLOW), DIRECT),
        ((MAYBE_DENY, ALLOW), DENY | DIRECT),
        ((MAYBE, MAYBE_DENY), DENY | SILENT | DIRECT),
        ((MAYBE_DENY, DENIAL), DENY),
    ],
)
def test_policies_of_one_place_are_one_voice(policies: tuple, may: int) -> None:
    """A Deny in any of them, else an Allow in any, in whichever order."""
    assert {may} == {voice(order, HIDDEN, decide).ruling.may for order in (policies, policies[::-1])}


def test_the_policy_that_decides_is_named() -> None:
    """Of several policies the one whose statement decides; of silent ones the first."""
    assert ALLOW is voice((SILENCE, ALLOW), call(), decide).policy
    assert DENIAL is voice((ALLOW, DENIAL), call(), decide).policy
    assert SILENCE is voice((SILENCE, SILENCE), call(), decide).policy


def test_each_level_must_allow() -> None:
    """One level of an organisation that stays silent holds the call up, and is the one that is named."""
    assert NO_VOICE is levels((), call(), decide)
    assert levels(((ALLOW,), (SILENCE, ALLOW)), call(), decide).allows is True
    held = levels(((ALLOW,), (SILENCE,)), call(), decide)
    assert (False, SILENT, SILENCE) == (held.allows, held.ruling.may, held.policy)
    assert levels(((ALLOW,), ()), call(), decide).allows is False


def test_levels_pass_on_denies() -> None:
    """A Deny at any level is the voice of all; one that may apply is kept."""
    denied = levels(((ALLOW,), (ALLOW, DENIAL)), call(), decide)

    assert (DENY, DENIAL) == (denied.ruling.may, denied.policy)
    assert DENY | DIRECT == levels(((ALLOW, MAYBE_DENY),), HIDDEN, decide).ruling.may
    assert SILENT | DIRECT == levels(((MAYBE,), (ALLOW,)), HIDDEN, decide).ruling.may


def test_a_layer_without_policy_says_what_its_place_says() -> None:
    """Where nothing is attached the place decides whether calls pass; unknown policies may say anything."""
    assert NO_VOICE is single(None, call(), decide, NO_VOICE)
    assert SILENT_VOICE is single(None, call(), decide, SILENT_VOICE)
    assert isinstance(single(UNKNOWN, call(), decide, NO_VOICE).allows, Unknown)


def test_the_first_denial_in_the_order_of_the_flow_is_named() -> None:
    """Organisation policies come before the endpoint's, that before the resource's, and those before the caller's."""
    denied = voice((DENIAL,), call(), decide)

    assert "scp" == explicit_denial({"identity": denied, "scp": denied, "resource": denied})
    assert explicit_denial({"identity": NO_VOICE}) is None
