"""Context keys, derived from facts."""

from dataclasses import replace

import pytest

from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.keys import SOURCE_IP_BEHIND_VPC_ENDPOINT, TABLE, is_filled, key, source, why_absent
from gatewright.aws.policy.values import Value
from gatewright.model.network import VpcEndpoint
from gatewright.model.principal import Caller
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from tests.aws.policy.made import ACCOUNT, ROLE, USER, call, role, user

ENDPOINT = VpcEndpoint(vpce_id="vpce-1", vpc_id="vpc-1", source_ip="10.0.0.7")


def read(name: str, facts: Facts) -> Value:
    """Read one key of a call."""
    return source(name)(facts)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("aws:CurrentTime", "2026-09-21T14:15:00Z"),
        ("aws:EpochTime", "1790000100"),
        ("aws:SecureTransport", "true"),
        ("aws:SourceIp", "203.0.113.7"),
        ("aws:UserAgent", "curl/8"),
        ("aws:Referer", None),
        ("aws:SourceVpce", None),
        ("aws:PrincipalArn", None),
        ("aws:MultiFactorAuthPresent", None),
        ("aws:PrincipalIsAWSService", "false"),
        ("aws:ViaAWSService", "false"),
        ("aws:RequestedRegion", "eu-west-1"),
        ("aws:ResourceAccount", ACCOUNT),
        ("execute-api:viaDomainArn", None),
        ("aws:SourceArn", None),
        ("s3:prefix", None),
    ],
)
def test_keys_of_an_anonymous_call(name: str, expected: str | None) -> None:
    """A call over the Internet has what the connection tells, and nothing of a caller."""
    assert expected == read(name, call())
    assert expected == read(name.upper(), call())


@pytest.mark.parametrize(
    ("name", "of_user", "of_role"),
    [
        ("aws:PrincipalArn", USER, ROLE),
        ("aws:PrincipalAccount", ACCOUNT, ACCOUNT),
        ("aws:PrincipalType", "User", "AssumedRole"),
        ("aws:userid", "AIDAEXAMPLE", "AROAEXAMPLE:s1"),
        ("aws:username", "ann", None),
        ("aws:PrincipalOrgID", "o-a1b2c3d4e5", "o-a1b2c3d4e5"),
        ("aws:PrincipalOrgPaths", ("o-a1b2c3d4e5/r-ab12/ou-1/",), ("o-a1b2c3d4e5/r-ab12/ou-1/",)),
        ("aws:PrincipalTag/Team", "pets", "pets"),
        ("aws:PrincipalTag/none", None, None),
        ("aws:TokenIssueTime", None, "2026-09-21T14:13:20Z"),
        ("aws:MultiFactorAuthPresent", None, "false"),
        ("aws:MultiFactorAuthAge", None, None),
    ],
)
def test_keys_of_callers(name: str, of_user: Value, of_role: Value) -> None:
    """A session has its role's ARN as principal; long-lived credentials have no token and say nothing of MFA."""
    assert of_user == read(name, call(caller=user()))
    assert of_role == read(name, call(caller=role()))


def test_mfa_has_an_age() -> None:
    """A session with multi-factor authentication says so, and how long ago."""
    facts = call(caller=role(mfa_at=1_790_000_040.0))

    assert ("true", "60") == (read("aws:MultiFactorAuthPresent", facts), read("aws:MultiFactorAuthAge", facts))


def test_a_service_has_no_principal_keys() -> None:
    """A service calls as itself, with no account and no ARN of IAM."""
    service = Caller(
        kind="service", arn="x.amazonaws.com", account=None, user_id=None, tags={}, org_id=None, issued_at=None
    )
    facts = call(caller=service)

    assert "true" == read("aws:PrincipalIsAWSService", facts)
    names = ("Arn", "Account", "Type", "OrgID", "OrgPaths", "Tag/a")
    assert [None] * len(names) == [read(f"aws:Principal{name}", facts) for name in names]


def test_an_endpoint_brings_its_keys_and_takes_the_source_address() -> None:
    """Behind a VPC endpoint there is no `aws:SourceIp`, the named default; `aws:VpcSourceIp` holds the address."""
    facts = call(vpc_endpoint=ENDPOINT)

    assert not SOURCE_IP_BEHIND_VPC_ENDPOINT
    assert read("aws:SourceIp", facts) is None
    assert ["vpc-1", "vpce-1", "10.0.0.7"] == [
        read(f"aws:{name}", facts) for name in ("SourceVpc", "SourceVpce", "VpcSourceIp")
    ]


def test_headers_are_read_in_any_letter_case() -> None:
    """Referer and user agent are what the client sent."""
    facts = call(headers=Headers((("REFERER", "https://example.com/"),)))

    assert "https://example.com/" == read("aws:Referer", facts)
    assert read("aws:UserAgent", facts) is None


def test_keys_of_unknown_facts_are_unknown() -> None:
    """What nobody told us is unknown in each key that would come from it."""
    nothing = Facts(resource=resource("arn:aws:execute-api:r:1:a"))
    somebody = replace(nothing, caller=Caller())
    derived = set(TABLE) - {"aws:requestedregion", "aws:resourceaccount", "aws:viaawsservice"}

    assert set() == {name for name in derived if not isinstance(read(name, nothing), Unknown)}
    assert set() == {name for name in derived if not isinstance(read(name, somebody), Unknown)}
    assert isinstance(read("aws:PrincipalTag/a", somebody), Unknown)


@pytest.mark.parametrize(
    ("name", "facts", "why"),
    [
        ("aws:PrincipalArn", call(), "the call was not authenticated with IAM"),
        ("aws:username", call(caller=role()), "the caller is not an IAM user"),
        ("aws:Referer", call(), "the request does not carry the header"),
        ("aws:SourceVpce", call(), "the call did not come through a VPC endpoint"),
        ("aws:PrincipalTag/x", call(caller=user()), "the caller does not have this tag"),
        ("aws:TokenIssueTime", call(caller=user()), "the credentials of the caller are not temporary"),
        ("aws:MultiFactorAuthAge", call(caller=role()), "the caller did not use multi-factor authentication"),
        ("s3:prefix", call(), "API Gateway does not fill this key"),
        (
            "aws:SourceIp",
            call(vpc_endpoint=ENDPOINT),
            "the call came through a VPC endpoint; `aws:VpcSourceIp` holds the address instead",
        ),
    ],
)
def test_absence_has_a_reason(name: str, facts: Facts, why: str) -> None:
    """A call that lacks a key is told why."""
    assert read(name, facts) is None
    assert why == why_absent(name, facts).render()


def test_a_simulation_tells_keys() -> None:
    """Entries of a simulation stand before what is derived; one value is a single value unless the key holds lists."""
    facts = call(simulated={"aws:sourceip": ("10.0.0.1",), "a:b": ("x", "y"), "aws:principalorgpaths": ("p",)})

    assert "10.0.0.1" == read("aws:SourceIp", facts)
    assert ("x", "y") == read("a:B", facts)
    assert ("p",) == read("aws:PrincipalOrgPaths", facts)


def test_which_keys_are_filled() -> None:
    """The table knows what API Gateway fills, tags included."""
    assert is_filled("AWS:principaltag/Team")
    assert not is_filled("s3:prefix")
    assert "iam" == key("aws:PrincipalTag/Team").presence
