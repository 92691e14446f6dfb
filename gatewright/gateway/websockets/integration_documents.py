"""
Integrations of WebSocket APIs, read as those of REST APIs, which they are but for how a template is chosen.

Restates "Set up a WebSocket API integration request" and "Set up a WebSocket API integration response":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
A selection expression chooses a template by its key, `$default` where none has the key; an integration response is
chosen by a pattern between slashes, held against the status or against the error message of a function.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.aws.lambda_uri import invocation_uri
from gatewright.aws.selection_keys import DEFAULT, selected

Document = Mapping[str, Any]

_NONE_FITS: Final = "none of the templates"
"""Under this name stands a template that no message chooses: whether there are any matters to what passes through."""

_OK: Final = "200"
_ROUTE: Final = "route.request."
_METHOD: Final = "method.request."


def as_rest(integration: Document, responses: Iterable[Document], template_key: str | None) -> dict[str, Any]:
    """Return an integration with the request template of a key, in the member names of `get_integration` of V1."""
    templates: Mapping[str, str] = integration.get("RequestTemplates") or {}
    chosen = selected(templates, template_key)
    members = {
        "type": integration["IntegrationType"],
        "httpMethod": integration.get("IntegrationMethod"),
        "uri": _uri(integration),
        "credentials": integration.get("CredentialsArn"),
        "connectionType": integration.get("ConnectionType"),
        "connectionId": integration.get("ConnectionId"),
        "contentHandling": integration.get("ContentHandlingStrategy"),
        "passthroughBehavior": integration.get("PassthroughBehavior"),
        "timeoutInMillis": integration.get("TimeoutInMillis"),
        "requestParameters": _mapped(integration.get("RequestParameters") or {}),
        "requestTemplates": _one(templates, chosen),
        "integrationResponses": {str(place): one for place, one in enumerate(map(_response, responses))},
    }
    return {name: value for name, value in members.items() if value is not None}


def _uri(integration: Document) -> str | None:
    """Return where it leads; a function may be named by its ARN alone (AWS's own template `ws-subprotocol.yaml`)."""
    uri: str | None = integration.get("IntegrationUri")
    return uri if uri is None else invocation_uri(uri)


def _mapped(parameters: Mapping[str, str]) -> dict[str, str]:
    return {
        place: _METHOD + text.removeprefix(_ROUTE) if text.startswith(_ROUTE) else text
        for place, text in parameters.items()
    }


def _one(templates: Mapping[str, str], chosen: str | None) -> dict[str, str]:
    if chosen is not None:
        return {DEFAULT: templates[chosen]}
    return {_NONE_FITS: ""} if templates else {}


def _response(response: Document) -> dict[str, Any]:
    """Return an integration response; an answer over a connection has no status of its own, so that all have 200."""
    key = response["IntegrationResponseKey"]
    templates: Mapping[str, str] = response.get("ResponseTemplates") or {}
    chosen = selected(templates, response.get("TemplateSelectionExpression"))
    return {
        "statusCode": _OK,
        "selectionPattern": "" if key == DEFAULT else key.strip("/"),
        "responseTemplates": {DEFAULT: templates[chosen]} if chosen is not None else {},
        "contentHandling": response.get("ContentHandlingStrategy"),
    }
