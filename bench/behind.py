"""Methods with something behind the door: a proxy to a back end, and a mapping template of twenty lines."""

from typing import Any, Final

from gatewright.lab.estate import TEMPLATE

MAPPING: Final = """#set($inputRoot = $input.path('$'))
#set($names = ["white", "black", "tan"])
{
  "id": "$context.requestId",
  "stage": "$context.stage",
  "path": "$context.resourcePath",
  "method": "$context.httpMethod",
  "caller": "$context.identity.sourceIp",
  "page": "$util.escapeJavaScript($input.params('page'))",
  "agent": "$util.escapeJavaScript($input.params('User-Agent'))",
#if($input.params('page') == "7")
  "last": true,
#else
  "last": false,
#end
  "names": [
#foreach($name in $names)
    {"name": "$name", "number": $foreach.count}#if($foreach.hasNext),#end
#end
  ],
  "found": "$!inputRoot.found"
}
"""
"""A response template as people write them."""


def mapped(gateway: Any) -> str:
    """Make a REST API whose MOCK method answers by the template; return its id."""
    return _deployed(
        gateway,
        {"type": "MOCK", "requestTemplates": {"application/json": TEMPLATE}},
        {"responseTemplates": {"application/json": MAPPING}},
    )


def proxied(gateway: Any, back_end: str) -> str:
    """Make a REST API whose method is a proxy to a back end; return its id."""
    return _deployed(gateway, {"type": "HTTP_PROXY", "integrationHttpMethod": "GET", "uri": f"{back_end}/pets"}, None)


def _deployed(gateway: Any, integration: dict[str, Any], response: dict[str, Any] | None) -> str:
    api = gateway.create_rest_api(name="bench")
    place = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    gateway.put_method(**place, authorizationType="NONE")
    gateway.put_integration(**place, **integration)
    if response is not None:
        gateway.put_method_response(**place, statusCode="200")
        gateway.put_integration_response(**place, statusCode="200", **response)
    gateway.create_deployment(restApiId=api["id"], stageName="prod")
    return str(api["id"])
