"""A custom domain name for an estate, with a certificate of its own."""

from typing import Any

import boto3

from gatewright.lab.certificates import self_signed
from gatewright.lab.estate import STAGE, Estate


def add_domain(estate: Estate, *, base_path: str, truststore: str | None = None) -> str:
    """Give the estate a domain name, one of whose paths leads to its stage; return the name.

    With the URI of a truststore it wants client certificates.
    """
    more = {"mutualTlsAuthentication": {"truststoreUri": truststore}} if truststore else {}
    name = _add(estate, "BASE_PATH_MAPPING_ONLY", **more)
    estate.client.create_base_path_mapping(domainName=name, basePath=base_path, restApiId=estate.api_id, stage=STAGE)
    return name


def add_domain_of_http_api(estate: Estate, api_id: str, *, truststore: str) -> str:
    """Let a domain name that wants client certificates lead to an HTTP API; return the name."""
    name = _add(estate, "BASE_PATH_MAPPING_ONLY", mutualTlsAuthentication={"truststoreUri": truststore})
    meta = estate.client.meta
    v2 = boto3.client("apigatewayv2", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    v2.create_api_mapping(DomainName=name, ApiId=api_id, Stage="$default")
    return name


def add_routed_domain(estate: Estate, *, header: str, value: str) -> str:
    """Give the estate a domain name that leads to its stage what has a header, and nothing else; return the name."""
    name = _add(estate, "ROUTING_RULE_ONLY")
    meta = estate.client.meta
    rules = boto3.client("apigatewayv2", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    rules.create_routing_rule(
        DomainName=name,
        Priority=50,
        Conditions=[{"MatchHeaders": {"AnyOf": [{"Header": header, "ValueGlob": value}]}}],
        Actions=[{"InvokeApi": {"ApiId": estate.api_id, "Stage": STAGE}}],
    )
    return name


def add_private_domain(estate: Estate, *, policy: str | None = None, associated: str | None = None) -> str:
    """Give the estate a private domain name, whose every path leads to its stage; return the name.

    Its API has to be private. `associated` is the id of a VPC endpoint.
    """
    name = _name(estate)
    made = estate.client.create_domain_name(
        domainName=name,
        certificateArn=_certificate(estate, name),
        endpointConfiguration={"types": ["PRIVATE"]},
        **({"policy": policy} if policy else {}),
    )
    named = {"domainName": name, "domainNameId": made["domainNameId"]}
    estate.client.create_base_path_mapping(**named, basePath="(none)", restApiId=estate.api_id, stage=STAGE)
    if associated is not None:
        estate.client.create_domain_name_access_association(
            domainNameArn=made["domainNameArn"],
            accessAssociationSourceType="VPCE",
            accessAssociationSource=associated,
        )
    return name


def _name(estate: Estate) -> str:
    return f"shop-{estate.api_id}.example.com"


def _certificate(estate: Estate, name: str) -> str:
    """Import a certificate for a name; return its ARN."""
    certificate, key = self_signed(name)
    meta = estate.client.meta
    acm = boto3.client("acm", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    arn: str = acm.import_certificate(Certificate=certificate, PrivateKey=key)["CertificateArn"]
    return arn


def _add(estate: Estate, routing_mode: str, **more: Any) -> str:
    name = _name(estate)
    estate.client.create_domain_name(
        domainName=name,
        regionalCertificateArn=_certificate(estate, name),
        endpointConfiguration={"types": ["REGIONAL"]},
        securityPolicy="TLS_1_2",
        routingMode=routing_mode,
        **more,
    )
    return name
