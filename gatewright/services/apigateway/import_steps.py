"""
A definition, put into an API by the very operations that a client would call.

Each part goes through the handler of its own operation, so that an import can do nothing that a client may not, and is
refused in the same words. AWS collects the errors of all parts (reported by users: "Errors found during import:", a
line for each, then the warnings); one error, and nothing is changed.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from gatewright.aws.openapi.definition import Definition, MethodDefinition, Params
from gatewright.aws.openapi.payloads import schema_text
from gatewright.services.apigateway import (
    authorizers,
    documentation_parts,
    gateway_responses,
    integration_responses,
    integrations,
    method_responses,
    methods,
    models,
    request_validators,
    resources,
)
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.import_asks import asked
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

Handler = Callable[[Documents, Operation], Document]

MODELS_URL = "https://apigateway.amazonaws.com/restapis/{}/models/"


class Import:
    """One import into one API."""

    def __init__(
        self,
        documents: Documents,
        operation: Operation,
        rest_api_id: str,
        definition: Definition,
        replaced: Collection[str] = (),
    ) -> None:
        """Take an API, what it is to become, and the ids of resources whose methods this import replaces."""
        self._documents = documents
        self._operation = operation
        self._rest_api_id = rest_api_id
        self._definition = definition
        self._errors: list[str] = []
        # Recorded (test_import_rest_api_with_base_path_oas30[ignore], 2025-07-02): a resource that an import replaces
        # keeps its id, but its methods, all of them, share a cache namespace that no other resource is named by.
        self._namespaces = {resource_id: operation.new_id() for resource_id in replaced}
        self._ids = {one["path"]: one["id"] for one in documents.list("resource", rest_api_id)}

    def run(self, *, fail_on_warnings: bool) -> None:
        """Put everything, or raise what stands in the way."""
        for model in self._definition.models:
            self._try(f"Unable to create model for '{model['name']}'", self._model, model)
        for validator in self._definition.validators:
            self._try(f"Unable to create request validator '{validator['name']}'", self._validator, validator)
        for authorizer in self._definition.authorizers:
            self._try(f"Unable to create Authorizer '{authorizer['name']}'", self._authorizer, authorizer)
        for response in self._definition.gateway_responses:
            what = f"Unable to put gateway response '{response['responseType']}'"
            self._try(what, self._call, gateway_responses.put_gateway_response, response)
        for path in self._definition.paths:
            self._try(f"Unable to create resource at path '{path}'", self._resource, path)
        for method in self._definition.methods:
            self._method(method)
        for part in self._definition.documentation:
            self._try("Unable to create documentation part", self._documentation_part, part)
        self._raise(fail_on_warnings=fail_on_warnings)

    def _raise(self, *, fail_on_warnings: bool) -> None:
        warnings = self._definition.warnings
        listed = "".join(f"\n\t{one}" for one in warnings)
        if self._errors:
            errors = "".join(f"\n\t{one}" for one in self._errors)
            more = f"\nAdditionally, these warnings were found:{listed}" if warnings else ""
            raise bad_request(f"Errors found during import:{errors}{more}")
        if warnings and fail_on_warnings:
            raise bad_request(f"Warnings found during import:{listed}")

    def _try(self, what: str, step: Callable[..., object], *arguments: Any) -> bool:
        try:
            step(*arguments)
        except ServiceError as error:
            self._errors.append(f"{what}: {error.message}")
            return False
        return True

    def _call(self, handler: Handler, params: Params) -> Document:
        whole = asked(handler, {"restApiId": self._rest_api_id, **params})
        return handler(self._documents, replace(self._operation, params=whole))

    def _model(self, model: Params) -> None:
        text = schema_text(model["schema"], MODELS_URL.format(self._rest_api_id))
        before = self._documents.get("model", self._rest_api_id, model["name"])
        self._documents.delete("model", self._rest_api_id, model["name"])
        made = self._call(models.create_model, {**model, "schema": text})
        if before is not None:
            self._documents.put("model", self._rest_api_id, model["name"], document={**made, "id": before["id"]})

    def _documentation_part(self, part: Params) -> None:
        for one in self._documents.list("documentation_part", self._rest_api_id):
            if one["location"] == part["location"]:
                self._documents.delete("documentation_part", self._rest_api_id, one["id"])
        self._call(documentation_parts.create_documentation_part, part)

    def _validator(self, validator: Params) -> None:
        self._named("request_validator", request_validators.create_request_validator, validator)

    def _authorizer(self, authorizer: Params) -> None:
        self._named("authorizer", authorizers.create_authorizer, authorizer)

    def _named(self, kind: str, handler: Handler, params: Params) -> Document:
        """Create an authorizer or a validator; one of the same name keeps its id, and with it its methods."""
        before = self._by_name(kind, params["name"])
        if before is None:
            return self._call(handler, params)
        self._documents.delete(kind, self._rest_api_id, before["id"])
        made = self._call(handler, params)
        self._documents.delete(kind, self._rest_api_id, made["id"])
        kept = {**made, "id": before["id"]}
        self._documents.put(kind, self._rest_api_id, before["id"], document=kept)
        return kept

    def _by_name(self, kind: str, name: str | None) -> Document | None:
        listed = self._documents.list(kind, self._rest_api_id) if name is not None else []
        return next((one for one in listed if one.get("name") == name), None)

    def _resource(self, path: str) -> None:
        """Make the resource of a path, and all above it that lacks."""
        place, above = "", self._ids["/"]
        for part in path.strip("/").split("/") if path != "/" else ():
            place = f"{place}/{part}"
            if place not in self._ids:
                made = self._call(resources.create_resource, {"parentId": above, "pathPart": part})
                self._ids[place] = made["id"]
            above = self._ids[place]

    def _method(self, method: MethodDefinition) -> None:
        if method.path not in self._ids:
            return  # the resource could not be made, which has been said
        names = {"resourceId": self._ids[method.path], "httpMethod": method.verb}
        place = f"'{method.verb}' on resource at path '{method.path}'"
        if not self._try(f"Unable to put method {place}", self._put_method, method, names):
            return
        for response in method.responses:
            what = f"Unable to put method response '{response['statusCode']}' for method {place}"
            self._try(what, self._call, method_responses.put_method_response, {**names, **response})
        what = f"Unable to put integration on '{method.verb}' for resource at path '{method.path}'"
        namespace = {"cacheNamespace": self._namespaces.get(names["resourceId"])}
        if method.integration is None or not self._try(
            what, self._call, integrations.put_integration, {**names, **namespace, **method.integration}
        ):
            return
        for answer in method.integration_responses:
            what = f"Unable to put integration response on '{method.verb}' for resource at path '{method.path}'"
            self._try(what, self._call, integration_responses.put_integration_response, {**names, **answer})

    def _put_method(self, method: MethodDefinition, names: Params) -> None:
        resource = self._documents.get("resource", self._rest_api_id, names["resourceId"]) or {}
        if method.verb in resource.get("resourceMethods", {}):
            self._call(methods.delete_method, names)
        whole: dict[str, Any] = {**names, **method.put}
        authorizer = self._by_name("authorizer", method.authorizer)
        if authorizer is not None:
            whole["authorizerId"] = authorizer["id"]
        if method.validator is not None:
            validator = self._by_name("request_validator", method.validator)
            # One that is not there is refused by its id, which no validator has.
            whole["requestValidatorId"] = method.validator if validator is None else validator["id"]
        self._call(methods.put_method, whole)
