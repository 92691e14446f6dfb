"""The policies of a call, and its facts."""

import json
from dataclasses import replace

import pytest

from gatewright.checks.policies import compiled, facts, method, of_the_caller, secure_transport, vpc_endpoint
from gatewright.checks.resource_policy import explicit_deny
from gatewright.checks.resource_policy.check import check
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.request import Peer
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.presence import PRIVATE, known

ALLOW = '{"Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}'


def test_a_policy_is_compiled_once() -> None:
    """The same text is the same policy; one that cannot be read is unknown, not empty."""
    assert compiled(ALLOW, "identity") is compiled(ALLOW, "identity")
    assert isinstance(compiled("{", "identity"), Unknown)


def test_the_arn_of_a_call_is_of_the_apis_account() -> None:
    """Stage, verb and the path as it was called stand behind the API."""
    call = known("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets/7")

    assert method(call).text == "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets/7"


def test_only_a_private_api_is_reached_through_a_vpc_endpoint() -> None:
    """A public API's callers come over the Internet, whoever told what of the way."""
    assert vpc_endpoint(known()) is None
    assert isinstance(vpc_endpoint(known(change=PRIVATE)), Unknown)


def test_aws_speaks_nothing_but_tls() -> None:
    """A call to AWS's own name counts as one over TLS, whatever our own socket saw; of others it is what it is."""
    call = known()
    plain = replace(call, request=replace(call.request, peer=Peer(tls=None)))
    local = known("GET https://a1b2c3d4e5.execute-api.localhost/prod/pets")

    assert secure_transport(call) is True
    assert secure_transport(plain) is True
    assert isinstance(secure_transport(local), Unknown)
    assert secure_transport(replace(local, request=plain.request)) is False


def test_a_caller_with_an_unreadable_policy_has_unknown_policies() -> None:
    """A document that cannot be read may allow or deny: nothing is concluded from it."""
    broken = (NamedPolicy("inline", "{"),)
    principal = Principal(caller=Caller(), identity_policies=broken, boundary=None, session_policies=None, scps=())

    assert isinstance(of_the_caller(principal, known()).identity, Unknown)
    assert facts(known(), UNKNOWN).now == known().request.received_at


@pytest.mark.parametrize("path", ["/prod//pets", "/prod/%70ets", "/prod///%70%65ts"])
def test_deny_cannot_be_walked_round(path: str) -> None:
    """However a path to a resource is written, a statement about the resource is about it.

    Named default: `aws/paths.as_named`.
    """
    statements = [
        {"Effect": effect, "Principal": "*", "Action": "execute-api:Invoke", "Resource": resource}
        for effect, resource in (("Allow", "*"), ("Deny", "arn:aws:execute-api:*:*:*/GET/pets"))
    ]
    change = {"api": {"policy": json.dumps({"Statement": statements})}}
    call = known(f"GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com{path}", change)

    assert "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets" == method(call).text
    assert [explicit_deny.CAUSE] == [check(call).cause]  # type: ignore[union-attr]  # a refusal
