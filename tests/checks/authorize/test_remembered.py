from collections.abc import Mapping

import pytest

from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.facts import method_resource
from gatewright.aws.policy.layers import Policies
from gatewright.checks.authorize.remembered import Allowed
from gatewright.model.unknown import UNKNOWN

METHOD = method_resource(
    region="eu-west-1", account_id="111122223333", api_id="a1b2c3d4e5", stage="prod", http_method="GET", path="/pets"
)
ALLOW = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}
NARROW = {**ALLOW, "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}
OF_THE_USER = {**ALLOW, "Resource": "arn:aws:execute-api:*:*:*/prod/GET/${aws:username}"}


def identity(statement: Mapping[str, object]) -> Policy:
    """Return a policy of the caller's."""
    return policy({"Version": "2012-10-17", "Statement": statement}, "identity")


def test_what_was_allowed_is_allowed_again() -> None:
    """To the same caller, under the same resource policy, for the same method."""
    allowed, ann, ben = Allowed(), object(), object()
    policies = Policies(identity=(identity(ALLOW),))
    allowed.add(ann, policies, METHOD)
    other = method_resource(
        region="eu-west-1", account_id="111122223333", api_id="a1b2c3d4e5", stage="prod", http_method="PUT", path="/"
    )

    assert allowed.holds(ann, None, METHOD)
    assert not allowed.holds(ben, None, METHOD)
    assert not allowed.holds(ann, None, other)
    assert not allowed.holds(ann, identity(ALLOW), METHOD)


@pytest.mark.parametrize(
    "policies",
    [
        Policies(identity=(identity(ALLOW), identity(NARROW))),
        Policies(identity=(identity(OF_THE_USER),)),
        Policies(identity=(identity(ALLOW),), boundary=identity(NARROW)),
        Policies(identity=(identity(ALLOW),), session=(identity(NARROW),)),
        Policies(identity=(identity(ALLOW),), resource=identity(NARROW)),
        Policies(identity=(identity(ALLOW),), scps=((identity(ALLOW),), (identity(NARROW),))),
        Policies(identity=(identity(ALLOW),), scps=UNKNOWN),
        Policies(identity=UNKNOWN),
        Policies(identity=(identity(ALLOW),), boundary=UNKNOWN),
        Policies(identity=(identity(ALLOW),), endpoint=identity(ALLOW)),
    ],
)
def test_what_depends_on_the_request_is_read_each_time(policies: Policies) -> None:
    """A condition or a variable in any layer, and what nobody told."""
    allowed, ann = Allowed(), object()
    allowed.add(ann, policies, METHOD)

    assert not allowed.holds(ann, policies.resource, METHOD)


def test_not_more_is_kept_than_there_is_room_for() -> None:
    """The oldest make room together."""
    allowed, policies = Allowed(), Policies(identity=(identity(ALLOW),))
    callers = [object() for _ in range(8193)]
    for caller in callers:
        allowed.add(caller, policies, METHOD)

    assert not allowed.holds(callers[0], None, METHOD)
    assert allowed.holds(callers[-1], None, METHOD)
