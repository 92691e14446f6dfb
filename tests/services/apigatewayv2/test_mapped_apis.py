"""Which APIs may share a domain name."""

from typing import Any

import pytest

from tests.services.domain_account import NAME, DomainAccount, regional

PREFIX = "Mixing of REST APIs and HTTP APIs on the same domain name"


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account with a REST API, an HTTP API and two WebSocket APIs, and a domain name."""
    made = DomainAccount(allow_unenforced=True)
    made.domain()
    for name, protocol in (("http", "HTTP"), ("chat", "WEBSOCKET"), ("talk", "WEBSOCKET")):
        call(
            made,
            "create_api",
            Name=name,
            ProtocolType=protocol,
            Tags={"_custom_id_": name},
            **({} if protocol == "HTTP" else {"RouteSelectionExpression": "$request.body.action"}),
        )
        call(made, "create_stage", ApiId=name, StageName="prod")
    return made


def call(domains: DomainAccount, name: str, **params: Any) -> dict[str, Any]:
    """Call V2."""
    return domains.account.call(name, service="apigatewayv2", **params)


def mapped(domains: DomainAccount, api_id: str, key: str, name: str = NAME) -> dict[str, Any]:
    """Lead a path to an API."""
    return call(domains, "create_api_mapping", DomainName=name, ApiId=api_id, Stage="prod", ApiMappingKey=key)


def refused(domains: DomainAccount, api_id: str, key: str, name: str = NAME, **more: Any) -> str:
    """Try to, and return the message of the refusal."""
    given = {"DomainName": name, "ApiId": api_id, "Stage": "prod", "ApiMappingKey": key, **more}
    return domains.account.refusal("create_api_mapping", service="apigatewayv2", **given)[1]


def test_rest_and_http_apis_share_a_domain_name(domains: DomainAccount) -> None:
    """A WebSocket API does not."""
    mapped(domains, "pets", "rest")
    made = mapped(domains, "http", "http/v2")

    assert {"ApiId": "http", "ApiMappingId": made["ApiMappingId"], "ApiMappingKey": "http/v2", "Stage": "prod"} == made
    assert refused(domains, "chat", "chat").startswith(PREFIX)


def test_websocket_apis_share_one_among_themselves(domains: DomainAccount) -> None:
    """The last of them may become something else."""
    first = mapped(domains, "chat", "")
    second = mapped(domains, "talk", "talk")
    named = {"DomainName": NAME, "ApiId": "http", "Stage": "prod"}

    assert refused(domains, "http", "http").startswith(PREFIX)
    update = {**named, "ApiMappingId": first["ApiMappingId"]}
    assert PREFIX in domains.account.refusal("update_api_mapping", service="apigatewayv2", **update)[1]
    call(domains, "delete_api_mapping", DomainName=NAME, ApiMappingId=second["ApiMappingId"])
    assert "http" == call(domains, "update_api_mapping", **update)["ApiId"]


def test_an_enhanced_security_policy_is_for_rest_apis(domains: DomainAccount) -> None:
    """Neither is an HTTP API mapped to one, nor does the domain name of one get it."""
    enhanced = {"securityPolicy": "SecurityPolicy_TLS13_1_3_2025_09", "endpointAccessMode": "BASIC"}
    domains.call("create_domain_name", **regional(domains.arn, "new.example.com", **enhanced))
    words = "Only REST APIs can be attached to a domain name with an enhanced security policy"
    mapped(domains, "pets", "", "new.example.com")
    mapped(domains, "http", "")
    patches = [("replace", f"/{member}", value) for member, value in enhanced.items()]

    assert refused(domains, "http", "http", "new.example.com") == words
    assert domains.account.patch_refusal("update_domain_name", *patches, domainName=NAME)[1] == words


def test_v1_leads_to_rest_apis_only(domains: DomainAccount) -> None:
    """In AWS's words."""
    told = domains.refusal("create_base_path_mapping", domainName=NAME, restApiId="http", stage="prod")

    assert told[1].startswith(PREFIX)


def test_what_is_not_there_is_told(domains: DomainAccount) -> None:
    """The API, and its stage."""
    assert "Invalid API identifier specified 000000000000:none" == refused(domains, "none", "x")
    assert "Invalid stage identifier specified" == refused(domains, "http", "x", Stage="dev")


def test_an_http_api_needs_tls_1_2(domains: DomainAccount) -> None:
    """A REST API does not."""
    domains.call("create_domain_name", **regional(domains.arn, "old.example.com", securityPolicy="TLS_1_0"))

    assert "Only REGIONAL domain names with a security policy of TLS 1.2" in (
        refused(domains, "http", "http", "old.example.com")
    )
    assert mapped(domains, "pets", "rest", "old.example.com")
