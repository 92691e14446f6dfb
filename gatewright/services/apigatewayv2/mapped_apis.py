"""
Which APIs may stand behind one custom domain name.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html: REST and HTTP APIs may
share one, WebSocket APIs have theirs to themselves. Both refusals are reported by users of AWS, word for word.
"""

from typing import Final

from gatewright.services.apigateway.base_path_mappings import MIXED
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigateway.security_policies import ENHANCED, is_enhanced
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

OLD_TLS: Final = (
    "Only REGIONAL domain names with a security policy of TLS 1.2 can be managed through the API Gateway V2 API. "
    "For TLS 1.0 domain names, please use the API Gateway V1 API to upgrade your security policy to TLS 1.2. "
    "Currently, only REST APIs can be attached to a domain name with a security policy of TLS 1.0."
)


def check(documents: Documents, operation: Operation, domain: Document, before: str | None = None) -> None:
    """Raise AWS's refusal of an API that a domain name cannot lead to; `before` is the key of one that changes."""
    api_id = operation.params["ApiId"]
    if not _is_there(documents, api_id):
        raise not_found(f"Invalid API identifier specified {operation.account_id}:{api_id}")
    api = documents.get("api", api_id)
    regional = domain["endpointConfiguration"].get("types") == ["REGIONAL"]
    if api is not None and (not regional or domain["securityPolicy"] == "TLS_1_0"):
        raise bad_request(OLD_TLS)
    if api is not None and is_enhanced(domain["securityPolicy"]):
        raise bad_request(ENHANCED)
    mapped = documents.list("base_path_mapping", domain["domainName"])
    others = [one["restApiId"] for one in mapped if one["basePath"] != before]
    if any(_is_websocket(documents, one) != _is_websocket(documents, api_id) for one in others):
        raise bad_request(MIXED)


def check_stage(documents: Documents, api_id: str, stage: str) -> None:
    """Raise AWS's refusal of a stage that an API lacks."""
    kind = "stage" if documents.get("api", api_id) is None else "api_stage"
    if documents.get(kind, api_id, stage) is None:
        raise not_found("Invalid stage identifier specified")  # reported by users of AWS


def _is_there(documents: Documents, api_id: str) -> bool:
    return any(documents.get(kind, api_id) is not None for kind in ("rest_api", "api"))


def _is_websocket(documents: Documents, api_id: str) -> bool:
    return (documents.get("api", api_id) or {}).get("ProtocolType") == "WEBSOCKET"
