"""Custom domain names of saved answers."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.templates.answered_domains import domain_names

MADE: dict[str, Any] = {"a1/stages/prod": {}, "a1/stages/dev": {}}
DOMAIN: dict[str, Any] = {"domainName": "api.example.com", "securityPolicy": "TLS_1_2", "tags": {"team": "pets"}}
ROOT = {"basePath": "(none)", "restApiId": "a1", "stage": "prod"}


class Template:
    """What is declared."""

    def __init__(self) -> None:
        self.resources: dict[str, tuple[str, Mapping[str, Any], tuple[str, ...]]] = {}

    def add(self, name: str, kind: str, properties: Mapping[str, Any], after: Iterable[str]) -> str:
        """Remember a resource."""
        told = {key: value for key, value in properties.items() if value not in (None, [])}
        self.resources[name] = (kind, told, tuple(after))
        return name


def declared(domain: dict[str, Any], told: Any, region: str = "eu-west-1") -> tuple[Template, list[str]]:
    """Return what a domain name and its mappings come to."""
    template = Template()
    mappings = {"items": told} if isinstance(told, list) else told
    remarks = domain_names([{**DOMAIN, **domain}], lambda _: mappings, MADE, template.add, region=region)
    return template, remarks


def test_a_name_comes_with_a_certificate_and_its_mappings() -> None:
    """Those of several segments as V2 makes them; each behind its stage."""
    deep = {"basePath": "pets/v1", "restApiId": "a1", "stage": "dev"}
    template, remarks = declared({}, [ROOT, deep])

    assert template.resources == {
        "api.example.com/certificate": ("AWS::CertificateManager::Certificate", {"DomainName": "api.example.com"}, ()),
        "api.example.com": (
            "AWS::ApiGateway::DomainName",
            {
                "DomainName": "api.example.com",
                "EndpointConfiguration": {"Types": ["REGIONAL"]},
                "SecurityPolicy": "TLS_1_2",
                "Tags": [{"Key": "team", "Value": "pets"}],
                "RegionalCertificateArn": {"Ref": "api.example.com/certificate"},
            },
            (),
        ),
        "api.example.com/mappings/(none)": (
            "AWS::ApiGateway::BasePathMapping",
            {"DomainName": {"Ref": "api.example.com"}, "RestApiId": {"Ref": "a1"}, "Stage": "prod"},
            ("a1/stages/prod",),
        ),
        "api.example.com/mappings/pets/v1": (
            "AWS::ApiGatewayV2::ApiMapping",
            {
                "DomainName": {"Ref": "api.example.com"},
                "ApiId": {"Ref": "a1"},
                "ApiMappingKey": "pets/v1",
                "Stage": "dev",
            },
            ("a1/stages/dev",),
        ),
    }
    assert remarks == [
        "the domain name api.example.com shows a certificate of this server: nobody told the key of its own"
    ]


def test_a_mapping_to_another_api_is_told() -> None:
    """A name that leads only to others is none of ours."""
    other = {"basePath": "x", "restApiId": "b2", "stage": "prod"}

    assert declared({}, [ROOT, other])[1][1] == (
        "the domain name api.example.com: x leads to a stage that is not among the answers"
    )
    assert declared({}, [other])[1] == []


@pytest.mark.parametrize(
    ("domain", "told", "why"),
    [
        ({}, UNKNOWN, "its mappings are not among the answers"),
        ({"mutualTlsAuthentication": {"truststoreUri": "s3://b/k"}}, [ROOT], "its truststore is not among the answers"),
        ({"routingMode": "ROUTING_RULE_ONLY"}, [ROOT], "routing rules are not made from answers"),
        (
            {"endpointConfiguration": {"types": ["PRIVATE"]}},
            [ROOT],
            "who may come through which VPC endpoint is not made from answers",
        ),
        (
            {"endpointConfiguration": {"types": ["EDGE"]}},
            [ROOT],
            "the certificate of an edge-optimized name has to be in us-east-1",
        ),
    ],
)
def test_a_name_that_would_stand_open_is_not_made(domain: dict[str, Any], told: Any, why: str) -> None:
    """And it is said why."""
    template, remarks = declared(domain, told)

    assert template.resources == {}
    assert remarks == [f"the domain name api.example.com is not made: {why}"]


def test_an_edge_optimized_name_has_its_certificate_in_its_region() -> None:
    """Under the member of its endpoint type."""
    template, _ = declared({"endpointConfiguration": {"types": ["EDGE"]}}, [ROOT], "us-east-1")

    assert template.resources["api.example.com"][1]["CertificateArn"] == {"Ref": "api.example.com/certificate"}
