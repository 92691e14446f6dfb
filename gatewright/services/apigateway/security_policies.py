"""
Security policies and endpoint access modes of APIs and domain names: which can be together.

Restates "Security policies for REST APIs", "Supported security policies" and "Choose a security policy for your custom
domain", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
What is refused is documented there; the texts are inferred but for one. A change holds at once: AWS takes some 15
minutes.
"""

from typing import Final

from gatewright.aws.tls_policies import POLICIES
from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document, Documents

MODES: Final = ("BASIC", "STRICT")
"""Endpoint access modes."""

DEFAULT_OF_API: Final = "TLS_1_0"
"""The policy of a public API that names none (documented)."""

ENHANCED: Final = "Only REST APIs can be attached to a domain name with an enhanced security policy"
"""AWS documents that others cannot; the words are inferred."""

_ENHANCED: Final = "SecurityPolicy_"
_OF_EDGE: Final = "_EDGE"


def check(document: Document, before: Document | None) -> None:
    """Raise when an API or a domain name cannot have its policy and mode, or cannot come to them from what it had."""
    policy, mode = document.get("securityPolicy"), document.get("endpointAccessMode")
    if is_enhanced(policy) and not mode:
        # Reported by a user of AWS, word for word (aws-sam-cli, issue 9007, 2026-05-14).
        raise bad_request("Endpoint access mode is required for the specified security policy")
    if mode and not is_enhanced(policy):
        raise bad_request("Endpoint access mode is not supported for the specified security policy")
    types = document["endpointConfiguration"].get("types") or []
    if policy and is_enhanced(policy) and any((one == "EDGE") != policy.endswith(_OF_EDGE) for one in types):
        raise bad_request(f"The security policy {policy} is not supported for the endpoint type {' and '.join(types)}")
    was_strict = before is not None and before.get("endpointAccessMode") == "STRICT" == mode
    if was_strict and before is not None and before["endpointConfiguration"].get("types") != types:
        raise bad_request("The endpoint type cannot be changed while the endpoint access mode is STRICT")


def check_change_of_api(document: Document, before: Document) -> None:
    """Raise when an API cannot come from one policy to another."""
    old, new = (one.get("securityPolicy") or _default(one) for one in (before, document))
    if (old, new) == (DEFAULT_OF_API, "TLS_1_2") and _default(before) == _default(document):
        raise bad_request("The security policy of an API cannot be changed from TLS_1_0 to TLS_1_2")


def check_mapped(documents: Documents, document: Document) -> None:
    """Raise when a domain name with an enhanced policy leads to an API that is no REST API."""
    if not is_enhanced(document["securityPolicy"]):
        return
    mapped = documents.list("base_path_mapping", document["domainName"])
    if any(documents.get("api", one["restApiId"]) is not None for one in mapped):
        raise bad_request(ENHANCED)


def check_change_of_domain(document: Document, before: Document) -> None:
    """Raise when a domain name with several endpoint types would change its policy."""
    changed = document["securityPolicy"] != before["securityPolicy"]
    if changed and len(before["endpointConfiguration"].get("types") or []) > 1:
        raise bad_request("The security policy of a domain name with multiple endpoint types cannot be changed")


def is_enhanced(policy: str | None) -> bool:
    """Tell whether a policy is one of those that need an endpoint access mode."""
    return policy is not None and policy.startswith(_ENHANCED)


def policy_named(value: str | None) -> str:
    """Return a policy by its name."""
    if value is None or value not in POLICIES:
        raise bad_request(f"Invalid security policy specified. Must be one of: [{', '.join(POLICIES)}]")
    return value


def mode_named(value: str | None) -> str | None:
    """Return an endpoint access mode by its name; nothing unsets it (documented)."""
    if value and value not in MODES:
        raise bad_request(f"Invalid endpoint access mode specified. Must be one of: [{', '.join(MODES)}]")
    return value or None


def _default(api: Document) -> str:
    return "TLS_1_2" if api["endpointConfiguration"].get("types") == ["PRIVATE"] else DEFAULT_OF_API
