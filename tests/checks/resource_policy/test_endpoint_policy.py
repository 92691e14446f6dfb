"""The policy of the VPC endpoint on the way is read before the API's own."""

from dataclasses import replace

from gatewright.checks.resource_policy.check import check
from gatewright.checks.resource_policy.endpoint_policy import may_be_misread, refused
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from tests.checks.ways import NAMED, VPCE, at, policy, private

GET = f"GET https://{NAMED}/prod/pets"


def under(text: str | None, **api: object) -> Configuration:
    """Return the pet shop whose VPC endpoint has this policy, or the default one."""
    return private(VPCE, of_the_endpoint={} if text is None else {"PolicyDocument": text}, **api)


def reaching(text: str | None, sent: str = GET, **api: object) -> Call:
    """Return a call that reaches the policies."""
    return at("resource-policy", sent, under(text, **api))


def test_the_default_policy_asks_for_nobody() -> None:
    """A broken signature at a method without authorization is nobody's business then."""
    broken = f"{GET}\nAuthorization: AWS4-HMAC-SHA256 Credential=x"

    assert refused(reaching(None, broken)) is None
    assert may_be_misread(reaching(None, broken)) == ()
    assert isinstance(refused(reaching(policy("Allow"), broken)), Deny)


def test_it_comes_before_the_resource_policy() -> None:
    """Both refuse, and the answer names the endpoint's."""
    outcome = check(reaching(policy("Allow", "beta/*"), policy=policy("Deny")))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "endpoint.vpc-endpoint-policy-denied"


def test_what_it_lets_through_the_resource_policy_may_refuse() -> None:
    """Each must allow."""
    outcome = check(reaching(policy("Allow"), policy=policy("Allow", "beta/*")))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "resource-policy.nothing-allows"
    assert isinstance(check(reaching(policy("Allow"))), Pass)


def test_a_private_api_without_a_policy_refuses_everybody() -> None:
    """Whatever the endpoint's policy says."""
    outcome = check(reaching(None, policy=None))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "resource-policy.nothing-allows"


def test_a_header_that_nobody_told_leaves_both_policies_open() -> None:
    """A broken signature would be refused before; a good one may be whose the policy wants."""
    call = reaching(policy("Allow", principal='{"AWS": "arn:aws:iam::111122223333:user/ann"}'), policy=policy("Deny"))
    untold = replace(call, request=replace(call.request, headers=Headers(withheld=True)))
    outcome = check(untold)

    assert isinstance(outcome, Unsure)
    assert [denial.cause.id for denial in outcome.may] == [
        "endpoint.vpc-endpoint-policy-reads-authorization",
        "endpoint.vpc-endpoint-policy-denied",
        "resource-policy.explicit-deny",
    ]


def test_a_condition_on_what_nobody_told_leaves_it_open() -> None:
    """The policy asks for an address, and the connection is not known."""
    only = policy("Allow").replace('"}]', '", "Condition": {"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}}]')
    call = reaching(only)
    outcome = refused(call)

    assert call.request.peer.source_ip is UNKNOWN
    assert isinstance(outcome, Unsure)
    assert [gap.subject for gap in outcome.missing] == ["request.aws:VpcSourceIp"]
