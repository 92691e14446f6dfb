from typing import Any

import pytest

from gatewright.services.callers import Calling
from gatewright.services.sts.callers import principal
from gatewright.services.sts.trust import check
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE, People, trusting

ROLE = f"arn:aws:iam::{ACCOUNT}:role/reader"
ELSEWHERE = "arn:aws:iam::999988887777:role/reader"
ANN = f"arn:aws:iam::{ACCOUNT}:user/ann"
MAY = INVOKE.replace("execute-api:Invoke", "sts:AssumeRole")
MAY_NOT = MAY.replace("Allow", "Deny")
SERVICE = trusting("*").replace('{"AWS": "*"}', '{"Service": "lambda.amazonaws.com"}')


def _ann(people: People, *policies: str, boundary: str | None = None) -> Calling:
    people.user("ann")
    for number, text in enumerate(policies):
        people.iam("put_user_policy", UserName="ann", PolicyName=f"p{number}", PolicyDocument=text)
    if boundary is not None:
        people.iam("put_user_permissions_boundary", UserName="ann", PermissionsBoundary=people.policy(boundary))
    return people.key_of("ann")


def _may(people: People, caller: Calling | None, trust: str | None, role: str = ROLE, context: Any = None) -> bool:
    operation = people.operation({}, caller)
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        who = principal(documents, operation)
    try:
        check(who, operation, action="sts:AssumeRole", role_arn=role, trust=trust, context=context or {})
    except ServiceError as error:
        return error.code != "AccessDenied"
    return True


@pytest.mark.parametrize(
    ("policies", "trust", "role", "may"),
    [
        ((), trusting(ANN), ROLE, True),
        ((), trusting(ACCOUNT), ROLE, False),
        ((MAY,), trusting(ACCOUNT), ROLE, True),
        ((MAY_NOT,), trusting(ANN), ROLE, False),
        ((MAY,), SERVICE, ROLE, False),
        ((MAY,), None, ROLE, False),
        ((), trusting(ANN), ELSEWHERE, False),
        ((MAY,), trusting(ANN), ELSEWHERE, True),
        ((MAY,), trusting(ACCOUNT), ELSEWHERE, True),
        ((), trusting("*"), ROLE, True),
    ],
)
def test_both_sides_are_asked(
    people: People, policies: tuple[str, ...], trust: str | None, role: str, *, may: bool
) -> None:
    """Named by his ARN he needs nothing more in his own account; else his own policies must allow too."""
    assert may is _may(people, _ann(people, *policies), trust, role)


def test_boundary_limits(people: People) -> None:
    """His own policies allow only within it."""
    assert not _may(people, _ann(people, MAY, boundary=INVOKE), trusting(ACCOUNT))


def test_root_user_may_where_his_account_is_trusted(people: People) -> None:
    """And nowhere else."""
    assert (True, False) == (_may(people, None, trusting(ACCOUNT)), _may(people, None, SERVICE))


def test_conditions_see_the_call(people: People) -> None:
    """The external id, the address, the transport."""
    caller = _ann(people, MAY)
    with_id = trusting(ACCOUNT, StringEquals={"sts:ExternalId": "x"})
    from_here = trusting(ACCOUNT, IpAddress={"aws:SourceIp": "192.0.2.0/24"})
    over_tls = trusting(ACCOUNT, Bool={"aws:SecureTransport": "true"})

    assert (False, False, True) == (
        _may(people, caller, with_id),
        _may(people, caller, with_id, context={"sts:externalid": ("y",)}),
        _may(people, caller, with_id, context={"sts:externalid": ("x",)}),
    )
    assert (True, False) == (_may(people, caller, from_here), _may(people, caller, over_tls))


def test_refusal_names_caller_action_and_role(people: People) -> None:
    """The text is AWS's."""
    caller = _ann(people)
    operation = people.operation({}, caller)
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        who = principal(documents, operation)
    with pytest.raises(ServiceError) as caught:
        check(who, operation, action="sts:TagSession", role_arn=ROLE, trust=trusting(ANN), context={})

    expected = f"User: {ANN} is not authorized to perform: sts:TagSession on resource: {ROLE}"
    assert expected == caught.value.message
