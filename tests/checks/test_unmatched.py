"""How an unmatched route answers a caller who signed."""

import json
from dataclasses import replace

from gatewright.checks.unmatched import RESOURCE_NOT_FOUND, WITH_GOOD_FORM, complaint_of
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey, Caller, NamedPolicy, Principal
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import request
from tests.checks.presence import PETS, reaching
from tests.signed_requests import signed

ALLOW = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}
ANN = Caller(
    kind="user",
    arn="arn:aws:iam::111122223333:user/ann",
    account="111122223333",
    issuer_arn=None,
    user_id="AIDA",
    user_name="ann",
    tags={},
    org_id=None,
    issued_at=None,
    mfa_at=None,
    has_boundary=False,
)


def answer(*policies: NamedPolicy, known: bool = True) -> object:
    """Return how a signed call of a path that is not there is answered."""
    owner = Principal(caller=ANN, identity_policies=policies, boundary=None, session_policies=None, scps=())
    key = AccessKey(id="AKIAIOSFODNN7EXAMPLE", secret="s3cret", principal=owner if known else UNKNOWN)
    sent = signed(request(f"{PETS}/nowhere/at/all"), {"by": key.id, "secret": "s3cret"}, {})
    call = reaching("route", f"{PETS}/nowhere/at/all")
    return complaint_of(
        replace(call, request=sent, configuration=replace(call.configuration, access_keys=Listing({key.id: key})))
    )


def test_who_may_call_what_is_not_there_is_told_so() -> None:
    """404, once signature and policies let him through."""
    assert answer(NamedPolicy("all", json.dumps({"Statement": [ALLOW]}))) == (RESOURCE_NOT_FOUND, {})


def test_who_may_not_call_it_is_not_told() -> None:
    """He is refused as at a method that exists."""
    found = answer()

    assert isinstance(found, tuple)
    assert found[0] in WITH_GOOD_FORM
    assert found[1]["caller"] == "aws:iam::********3333:user/ann"
    assert isinstance(answer(known=False), Unknown)
