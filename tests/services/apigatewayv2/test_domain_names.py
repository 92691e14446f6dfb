"""Domain names in the form of V2."""

from typing import Any

import pytest

from tests.certificates import make
from tests.services.domain_account import NAME, DomainAccount


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account without domain names."""
    return DomainAccount()


def call(domains: DomainAccount, name: str, **params: Any) -> dict[str, Any]:
    """Call V2."""
    return domains.account.call(name, service="apigatewayv2", **params)


def created(domains: DomainAccount, name: str = NAME, **more: Any) -> dict[str, Any]:
    """Create a domain name by V2."""
    one = {"CertificateArn": domains.arn, "EndpointType": "REGIONAL", "SecurityPolicy": "TLS_1_2"}
    return call(domains, "create_domain_name", DomainName=name, DomainNameConfigurations=[one], **more)


def test_a_domain_name_is_the_same_for_both_versions(domains: DomainAccount) -> None:
    """Each shows it in its own form."""
    made = created(domains, Tags={"a": "1"})
    other = domains.call("get_domain_name", domainName=NAME)
    (one,) = made["DomainNameConfigurations"]

    assert made == {
        "ApiMappingSelectionExpression": "$request.basepath",
        "DomainName": NAME,
        "DomainNameArn": f"arn:aws:apigateway:eu-west-1::/domainnames/{NAME}",
        "DomainNameConfigurations": [
            {
                "ApiGatewayDomainName": other["regionalDomainName"],
                "CertificateArn": domains.arn,
                "DomainNameStatus": "AVAILABLE",
                "EndpointType": "REGIONAL",
                "HostedZoneId": "ZLY8HYME6SFDD",
                "IpAddressType": "ipv4",
                "SecurityPolicy": "TLS_1_2",
            }
        ],
        "RoutingMode": "API_MAPPING_ONLY",
        "Tags": {"a": "1"},
    }
    assert one["CertificateArn"] == other["regionalCertificateArn"]
    assert made == call(domains, "get_domain_name", DomainName=NAME)


def test_names_are_listed_page_by_page(domains: DomainAccount) -> None:
    """By `maxResults`, which is a text."""
    for name in ("a.example.com", "b.example.com", "c.example.com"):
        created(domains, name)
    first = call(domains, "get_domain_names", MaxResults="2")
    rest = call(domains, "get_domain_names", NextToken=first["NextToken"])

    assert ["a.example.com", "b.example.com", "c.example.com"] == [
        one["DomainName"] for one in (*first["Items"], *rest["Items"])
    ]
    assert "NextToken" not in rest


def test_members_can_be_changed(domains: DomainAccount) -> None:
    """Mutual TLS among them: a version keeps the file, an empty file turns it off."""
    where = {"LocationConstraint": "eu-west-1"}
    domains.account.call("create_bucket", service="s3", Bucket="trust", CreateBucketConfiguration=where)
    domains.account.call("put_object", service="s3", Bucket="trust", Key="k", Body=make("Root", ca=True).pem)
    created(domains, MutualTlsAuthentication={"TruststoreUri": "s3://trust/k"})
    changed = call(
        domains,
        "update_domain_name",
        DomainName=NAME,
        DomainNameConfigurations=[{"CertificateArn": domains.arn, "SecurityPolicy": "TLS_1_2"}],
        MutualTlsAuthentication={"TruststoreVersion": "null"},
    )
    off = call(domains, "update_domain_name", DomainName=NAME, MutualTlsAuthentication={"TruststoreUri": ""})

    assert {"TruststoreUri": "s3://trust/k", "TruststoreVersion": "null"} == changed["MutualTlsAuthentication"]
    assert "MutualTlsAuthentication" not in off


@pytest.mark.parametrize(
    ("name", "params", "code"),
    [
        ("get_domain_name", {"DomainName": NAME}, "NotFoundException"),
        ("delete_domain_name", {"DomainName": NAME}, "NotFoundException"),
        ("create_domain_name", {"DomainName": NAME}, "BadRequestException"),
        (
            "create_domain_name",
            {"DomainName": NAME, "DomainNameConfigurations": [{"EndpointType": "EDGE"}]},
            "BadRequestException",
        ),
        ("create_domain_name", {"DomainName": NAME, "DomainNameConfigurations": [{}, {}]}, "NotImplementedException"),
    ],
)
def test_what_cannot_be_is_refused(domains: DomainAccount, name: str, params: dict[str, Any], code: str) -> None:
    """As by V1."""
    assert code == domains.account.refusal(name, service="apigatewayv2", **params)[0]


@pytest.mark.parametrize(
    ("mode", "of_v1"),
    [
        ("ROUTING_RULE_ONLY", "ROUTING_RULE_ONLY"),
        ("ROUTING_RULE_THEN_API_MAPPING", "ROUTING_RULE_THEN_BASE_PATH_MAPPING"),
        ("API_MAPPING_ONLY", "BASE_PATH_MAPPING_ONLY"),
    ],
)
def test_routing_modes_have_other_names_in_v1(domains: DomainAccount, mode: str, of_v1: str) -> None:
    """Two of three do."""
    created(domains)
    changed = call(domains, "update_domain_name", DomainName=NAME, RoutingMode=mode)

    assert (mode, of_v1) == (changed["RoutingMode"], domains.call("get_domain_name", domainName=NAME)["routingMode"])


def test_a_deleted_name_is_gone(domains: DomainAccount) -> None:
    """For both versions."""
    created(domains)
    call(domains, "delete_domain_name", DomainName=NAME)

    assert [] == domains.call("get_domain_names")["items"]


def test_an_empty_name_is_none(domains: DomainAccount) -> None:
    """Neither version takes it."""
    refused = domains.account.refusal("create_domain_name", service="apigatewayv2", DomainName="")

    assert refused == ("BadRequestException", "Invalid domain name specified: ")
