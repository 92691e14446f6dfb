"""One method of an API, as `get-resources --embed methods` tells it, as the properties of a template."""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.sources.templates.answered_models import Rules, asked

NO_RULES: Final = Rules()
_METHOD: Final = ("authorizationType", "apiKeyRequired", "requestParameters", "authorizationScopes", "operationName")
_INTEGRATION: Final = (
    "type",
    "uri",
    "connectionType",
    "connectionId",
    "credentials",
    "requestParameters",
    "requestTemplates",
    "passthroughBehavior",
    "contentHandling",
    "timeoutInMillis",
    "cacheNamespace",
    "cacheKeyParameters",
    "tlsConfig",
)
_RESPONSE: Final = ("statusCode", "selectionPattern", "responseParameters", "responseTemplates", "contentHandling")
_MOCK: Final[Mapping[str, Any]] = {
    "Type": "MOCK",
    "RequestTemplates": {"application/json": '{"statusCode": 200}'},
    "IntegrationResponses": [{"StatusCode": "200"}],
}
"""What stands for an integration that nobody told."""


def method(
    verb: str, told: Mapping[str, Any], authorizers: Mapping[str, str], known: Rules = NO_RULES
) -> tuple[dict[str, Any], list[str]]:
    """Return the properties of a method without its place, and what is to be said of it."""
    wanted, remarks = asked(told, known)
    found = {"HttpMethod": verb, **_named(told, _METHOD), **wanted}
    if told.get("authorizerId"):
        name = authorizers.get(told["authorizerId"])
        # An authorizer that nobody told keeps its id: the control plane refuses it, and nobody gets past it.
        found["AuthorizerId"] = told["authorizerId"] if name is None else {"Ref": name}
    integration = told.get("methodIntegration")
    if integration is None:
        remarks.append("its integration is not among the answers: it answers 200 by itself")
        return {**found, "Integration": dict(_MOCK), "MethodResponses": [{"StatusCode": "200"}]}, remarks
    responses = [_named(one, _RESPONSE) for one in (integration.get("integrationResponses") or {}).values()]
    found["Integration"] = {
        **_named(integration, _INTEGRATION),
        "IntegrationHttpMethod": integration.get("httpMethod"),
        "IntegrationResponses": responses,
    }
    answers = ("statusCode", "responseParameters")
    found["MethodResponses"] = [_named(one, answers) for one in (told.get("methodResponses") or {}).values()]
    return found, remarks


def _named(told: Mapping[str, Any], members: tuple[str, ...]) -> dict[str, Any]:
    """Return those members that are told, by the names that templates have for them."""
    return {name[:1].upper() + name[1:]: told[name] for name in members if told.get(name) not in (None, {}, [])}
