"""
What stands behind a method: `x-amazon-apigateway-integration`.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.source import Source
from gatewright.aws.spelled import spelled

EXTENSION: Final = "x-amazon-apigateway-integration"

_COPIED: Final = (
    "uri",
    "connectionType",
    "connectionId",
    "credentials",
    "cacheNamespace",
    "contentHandling",
    "responseTransferMode",
    "integrationTarget",
)


def integration(
    source: Source, operation: Mapping[str, Any], where: str, warnings: list[str]
) -> tuple[Params | None, tuple[Params, ...]]:
    """Return what `put_integration` and `put_integration_response` are asked; `where` is for the warnings."""
    said = source.resolved(operation.get(EXTENSION))
    if not said:
        return None, ()
    put: dict[str, Any] = {"type": str(said.get("type") or "").upper()}
    put.update({name: said[name] for name in _COPIED if said.get(name) not in (None, "")})
    # Recorded (test_import_with_http_method_integration, 2025-07-02): a mock integration has no verb, whatever is said.
    if said.get("httpMethod") and put["type"] != "MOCK":
        put["integrationHttpMethod"] = str(said["httpMethod"]).upper()
    if said.get("passthroughBehavior"):
        put["passthroughBehavior"] = str(said["passthroughBehavior"]).upper()
    if said.get("timeoutInMillis") is not None:
        put["timeoutInMillis"] = said["timeoutInMillis"]
    if isinstance(said.get("requestParameters"), Mapping):
        put["requestParameters"] = dict(_parameters(said["requestParameters"], where, warnings))
    if isinstance(said.get("requestTemplates"), Mapping):
        put["requestTemplates"] = _texts(said["requestTemplates"])
    if isinstance(said.get("cacheKeyParameters"), list):
        put["cacheKeyParameters"] = [str(one) for one in said["cacheKeyParameters"]]
    if isinstance(said.get("tlsConfig"), Mapping):
        put["tlsConfig"] = dict(said["tlsConfig"])
    return put, tuple(_responses(said))


def _parameters(said: Mapping[str, Any], where: str, warnings: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the parameters that are texts; of others AWS warns.

    Recorded by LocalStack's snapshot tests (test_import_rest_api_with_base_path_oas30, 2025-07-02).
    """
    for name, value in said.items():
        if isinstance(value, str):
            yield name, value
        else:
            warnings.append(
                f"Invalid format for 'requestParameters'. Expected type string for property '{name}' of {where}"
                f" but got '{spelled(value)}'"
            )


def _responses(said: Mapping[str, Any]) -> Iterator[Params]:
    responses = said.get("responses")
    for pattern, response in responses.items() if isinstance(responses, Mapping) else ():
        if not isinstance(response, Mapping):
            continue
        yield {
            "statusCode": str(response.get("statusCode") or "200"),
            **({} if pattern == "default" else {"selectionPattern": str(pattern)}),
            **{
                name: _texts(response[name])
                for name in ("responseParameters", "responseTemplates")
                if isinstance(response.get(name), Mapping)
            },
            **({"contentHandling": str(response["contentHandling"])} if response.get("contentHandling") else {}),
        }


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    """Return a map of texts; a truth or a number is spelled as JSON does."""
    return {name: spelled(value) for name, value in values.items()}
