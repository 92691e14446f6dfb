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


def _add(estate: Estate, routing_mode: str, **more: Any) -> str:
    name = f"shop-{estate.api_id}.example.com"
    certificate, key = self_signed(name)
    meta = estate.client.meta
    acm = boto3.client("acm", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    arn = acm.import_certificate(Certificate=certificate, PrivateKey=key)["CertificateArn"]
    estate.client.create_domain_name(
        domainName=name,
        regionalCertificateArn=arn,
        endpointConfiguration={"types": ["REGIONAL"]},
        securityPolicy="TLS_1_2",
        routingMode=routing_mode,
        **more,
    )
    return name
