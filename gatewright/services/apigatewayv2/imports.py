"""
Imports: an HTTP API from an OpenAPI definition, or an HTTP API that a definition replaces.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html. Each part goes through what its own
operation does, so that an import can do nothing that a client may not. A route that stays keeps its id, an authorizer
of the same name, too; stages stay, and those that deploy by themselves are deployed once.
"""

from dataclasses import replace
from typing import Any, Final

from gatewright.aws.openapi.base_path import MODES
from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.http_api import HttpDefinition, http_definition
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.import_asks import asked
from gatewright.services.apigatewayv2 import apis, auto_deploy, lookups
from gatewright.services.apigatewayv2.api_documents import changed, created
from gatewright.services.apigatewayv2.import_steps import HttpImport
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

REPLACED: Final = ("CorsConfiguration", "Description", "Version")
"""What a definition that is silent about them takes away."""


def import_api(documents: Documents, operation: Operation) -> Document:
    """Create an HTTP API from a definition."""
    found = _read(operation)
    params = asked(apis.create_api, {**found.api, "ProtocolType": "HTTP"}, service="apigatewayv2")
    return _imported(documents, operation, created(documents, replace(operation, params=params)), found)


def reimport_api(documents: Documents, operation: Operation) -> Document:
    """Replace what an HTTP API is by a definition."""
    api = lookups.api(documents, operation)
    if api["ProtocolType"] != "HTTP":
        raise bad_request("Import is only supported for HTTP APIs")  # documented; the text is inferred
    found = _read(operation)
    bare: dict[str, Any] = {name: value for name, value in api.items() if name not in REPLACED}
    bare["DisableExecuteApiEndpoint"] = False
    bare["Tags"] = {**bare["Tags"], **found.api.get("Tags", {})}
    said = {name: value for name, value in found.api.items() if name != "Tags"}
    params = asked(apis.update_api, {**said, "ApiId": api["ApiId"]}, service="apigatewayv2")
    return _imported(documents, operation, changed(documents, replace(operation, params=params), bare), found)


def _read(operation: Operation) -> HttpDefinition:
    base_path = operation.params.get("Basepath") or MODES[0]
    if base_path not in MODES:
        raise bad_request(f"Invalid basepath specified. Valid options are {','.join(MODES)}")  # inferred
    body: str = operation.params["Body"]
    variables = {"AWS::Region": operation.region, "AWS::AccountId": operation.account_id, "AWS::Partition": "aws"}
    for name, value in variables.items():
        body = body.replace(f"${{{name}}}", value)
    try:
        return http_definition(body.encode(), base_path=base_path)
    except OpenApiError as error:
        # The sentence is ours but for its beginning; AWS's tells of its parser.
        raise bad_request(f"Invalid OpenAPI input: {error}") from None


def _imported(documents: Documents, operation: Operation, api: Document, found: HttpDefinition) -> Document:
    fail = bool(operation.params.get("FailOnWarnings", False))
    HttpImport(documents, operation, api, found).run(fail_on_warnings=fail)
    auto_deploy.run(documents, operation, api["ApiId"])
    return {**api, **({"Warnings": list(found.warnings)} if found.warnings else {})}
