"""What condition keys hold in a call of the control plane."""

from dataclasses import replace

from gatewright.aws.policy.compile import policy as compiled
from gatewright.aws.policy.layers import Policies
from gatewright.model.unknown import UNKNOWN
from gatewright.services.access.context import context
from tests.services.access.guarded import policy
from tests.services.account import Account


def _naming(*keys: str) -> Policies:
    text = policy("Allow", "*", StringEquals=dict.fromkeys(keys, "x"))
    return Policies(identity=(compiled(text, "identity"),))


def test_what_is_known_is_told() -> None:
    """The region, tags, and what the service says."""
    operation = Account().operation({"tags": {"Team": "red"}})
    keys = _naming("aws:RequestedRegion", "aws:RequestTag/team", "aws:TagKeys", "s3:prefix", "aws:ViaAWSService")

    assert {
        "aws:requestedregion": ("eu-west-1",),
        "aws:requesttag/team": ("red",),
        "aws:tagkeys": ("Team",),
        "aws:viaawsservice": ("false",),
        "s3:prefix": ("home/",),
    } == context(keys, "apigateway", operation, {"s3:prefix": ("home/",)})


def test_what_nobody_tells_is_unknown_and_not_absent() -> None:
    """A Deny that depends on it may hit, and an Allow allows nothing."""
    found = context(_naming("aws:ResourceTag/team", "lambda:Layer"), "lambda", Account().operation({}), {})

    assert {"aws:resourcetag/team": UNKNOWN, "lambda:layer": UNKNOWN} == found


def test_what_a_call_has_not_is_absent() -> None:
    """Keys of the caller are derived elsewhere; tags that nobody brought are none."""
    keys = _naming("aws:RequestTag/x", "aws:TagKeys", "aws:CalledVia", "aws:username", "aws:PrincipalTag/x")

    assert {} == context(keys, "lambda", Account().operation({}), {})


def test_a_stack_calls_for_somebody() -> None:
    """What is performed within one says through which service."""
    within = replace(Account().operation({}), within=1)

    assert {
        "aws:calledvia": ("cloudformation.amazonaws.com",),
        "aws:viaawsservice": ("true",),
    } == context(_naming("aws:CalledVia", "aws:ViaAWSService"), "lambda", within, {})


def test_global_services_are_in_one_region() -> None:
    """Documented of aws:RequestedRegion; every layer's policies are looked through."""
    one = compiled(policy("Allow", "*", StringEquals={"aws:RequestedRegion": "x"}), "identity")
    operation = Account().operation({})

    for layers in (
        Policies(boundary=one),
        Policies(session=(one,)),
        Policies(scps=((one,),)),
        Policies(identity=(one,)),
    ):
        assert {"aws:requestedregion": ("us-east-1",)} == context(layers, "iam", operation, {})
