"""
What an authorizer of an HTTP or WebSocket API looks like when it is made, and when it is kept.
"""

from typing import Final

from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigatewayv2 import authorizer_rules, limits, members
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

MEMBERS: Final = (
    "AuthorizerCredentialsArn",
    "AuthorizerPayloadFormatVersion",
    "AuthorizerResultTtlInSeconds",
    "AuthorizerType",
    "AuthorizerUri",
    "EnableSimpleResponses",
    "JwtConfiguration",
    "Name",
)
"""Members that are kept as they come, when they come."""


def created(documents: Documents, operation: Operation, api: Document) -> Document:
    """Add an authorizer to an API, and leave it to the caller to deploy it."""
    check_expression(operation)
    made = {
        **members.given(operation.params, MEMBERS),
        "AuthorizerId": fresh_id(documents, operation, "api_authorizer", api["ApiId"], length=SHORT),
        "IdentitySource": list(operation.params.get("IdentitySource") or []),
    }
    limits.check(documents, "api_authorizer", api["ApiId"])
    keep(documents, api, made)
    return made


def keep(documents: Documents, api: Document, authorizer: Document) -> None:
    """Keep an authorizer, or raise AWS's refusal of it."""
    listed = documents.list("api_authorizer", api["ApiId"])
    others = [one for one in listed if one["AuthorizerId"] != authorizer["AuthorizerId"]]
    authorizer_rules.check(authorizer, others, api["ProtocolType"])
    documents.put("api_authorizer", api["ApiId"], authorizer["AuthorizerId"], document=authorizer)


def check_expression(operation: Operation) -> None:
    """Refuse the one member that AWS takes and does not use: whoever gives it believes that it protects something."""
    if operation.params.get("IdentityValidationExpression"):
        raise bad_request(
            "IdentityValidationExpression is not used by HTTP and WebSocket APIs, so this server refuses it rather "
            "than ignore it"
        )
