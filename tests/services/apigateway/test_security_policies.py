"""Security policies and endpoint access modes."""

from typing import Any

import pytest

from gatewright.services.apigateway.security_policies import check, check_change_of_domain, mode_named, policy_named
from gatewright.wire.errors import ServiceError
from tests.certificates import make
from tests.services.account import Pets
from tests.services.domain_account import DomainAccount, regional

NEW = "SecurityPolicy_TLS13_1_3_2025_09"
OF_EDGE = "SecurityPolicy_TLS13_2025_EDGE"


def one(policy: str | None, mode: str | None, *types: str) -> dict[str, Any]:
    """Return an API or a domain name with a policy and a mode."""
    named = {"securityPolicy": policy, "endpointAccessMode": mode}
    known = {name: value for name, value in named.items() if value is not None}
    return {"endpointConfiguration": {"types": list(types or ("REGIONAL",))}, **known}


@pytest.mark.parametrize(
    "document",
    [
        one(None, None),
        one("TLS_1_0", None),
        one("TLS_1_2", None, "EDGE", "REGIONAL"),
        one(NEW, "BASIC"),
        one(NEW, "BASIC", "PRIVATE"),
        one(OF_EDGE, "BASIC", "EDGE"),
    ],
)
def test_what_the_pages_allow_can_be(document: dict[str, Any]) -> None:
    """Legacy policies for all, enhanced ones with a mode, and those of the edge there."""
    check(document, None)


@pytest.mark.parametrize(
    ("document", "before", "message"),
    [
        (one(NEW, None), None, "Endpoint access mode is required for the specified security policy"),
        (one("TLS_1_2", "BASIC"), None, "Endpoint access mode is not supported for the specified security policy"),
        (one(None, "BASIC"), None, "Endpoint access mode is not supported for the specified security policy"),
        (one(OF_EDGE, "BASIC"), None, f"The security policy {OF_EDGE} is not supported for the endpoint type REGIONAL"),
        (one(NEW, "BASIC", "EDGE"), None, f"The security policy {NEW} is not supported for the endpoint type EDGE"),
        (
            one(NEW, "STRICT", "PRIVATE"),
            one(NEW, "STRICT"),
            "The endpoint type cannot be changed while the endpoint access mode is STRICT",
        ),
    ],
)
def test_what_cannot_be_together_is_refused(document: dict[str, Any], before: Any, message: str) -> None:
    """Of the first text a user of AWS tells."""
    with pytest.raises(ServiceError) as caught:
        check(document, before)

    assert ("BadRequestException", message) == (caught.value.code, caught.value.message)


def test_names_are_those_of_aws() -> None:
    """Nothing unsets a mode."""
    assert (NEW, "BASIC", None) == (policy_named(NEW), mode_named("BASIC"), mode_named(""))
    for call in (lambda: policy_named("SSL_3"), lambda: mode_named("OPEN")):
        with pytest.raises(ServiceError, match="Must be one of"):
            call()


def test_an_api_shows_its_policy_as_it_was_asked_for() -> None:
    """Without its mode it is refused; a legacy one needs the mode gone."""
    account = Pets().account
    mode, policy = ("replace", "/endpointAccessMode", "BASIC"), ("replace", "/securityPolicy", OF_EDGE)
    refused = account.patch_refusal("update_rest_api", policy, restApiId="pets")
    changed = account.patch("update_rest_api", policy, mode, restApiId="pets")
    back = account.patch(
        "update_rest_api",
        ("replace", "/securityPolicy", "TLS_1_0"),
        ("replace", "/endpointAccessMode", ""),
        restApiId="pets",
    )

    assert ("BadRequestException", "Endpoint access mode is required for the specified security policy") == refused
    assert (OF_EDGE, "BASIC") == (changed["securityPolicy"], changed["endpointAccessMode"])
    assert ("TLS_1_0", False) == (back["securityPolicy"], "endpointAccessMode" in back)


def test_an_api_does_not_come_from_the_first_policy_to_the_second() -> None:
    """Nor from its default, which is the first; a new API may have it."""
    account = Pets().account
    refused = account.patch_refusal("update_rest_api", ("replace", "/securityPolicy", "TLS_1_2"), restApiId="pets")
    made = account.call("create_rest_api", name="new", securityPolicy="TLS_1_2")

    assert "The security policy of an API cannot be changed from TLS_1_0 to TLS_1_2" == refused[1]
    assert "TLS_1_2" == made["securityPolicy"]


def test_a_domain_name_of_two_endpoint_types_keeps_its_policy() -> None:
    """One of them has to go first."""
    before = one("TLS_1_2", None, "EDGE", "REGIONAL")
    check_change_of_domain(before, before)
    with pytest.raises(ServiceError, match="multiple endpoint types"):
        check_change_of_domain(one("TLS_1_0", None, "EDGE", "REGIONAL"), before)


def test_mutual_tls_and_enhanced_policies_exclude_each_other() -> None:
    """Documented; whichever comes first."""
    domains = DomainAccount()
    where = {"LocationConstraint": "eu-west-1"}
    domains.account.call("create_bucket", service="s3", Bucket="trust", CreateBucketConfiguration=where)
    domains.account.call("put_object", service="s3", Bucket="trust", Key="k", Body=make("Root", ca=True).pem)
    refused = domains.refusal(
        "create_domain_name",
        **regional(
            domains.arn,
            securityPolicy=NEW,
            endpointAccessMode="BASIC",
            mutualTlsAuthentication={"truststoreUri": "s3://trust/k"},
        ),
    )

    assert "Mutual TLS is not supported for the specified security policy" == refused[1]
