"""
A definition, put into an HTTP API part by part.

Errors of all parts are collected, as V1 does (reported by users of AWS: "Errors found during import:", a line for
each, then the warnings); one error, and nothing is changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from gatewright.aws.openapi.http_api import HttpDefinition, RouteDefinition
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.import_asks import asked
from gatewright.services.apigatewayv2 import (
    authorizer_documents,
    authorizers,
    integration_documents,
    integrations,
    route_documents,
    routes,
)
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError


class HttpImport:
    """One import into one API."""

    def __init__(self, documents: Documents, operation: Operation, api: Document, definition: HttpDefinition) -> None:
        self._documents = documents
        self._operation = operation
        self._api = api
        self._definition = definition
        self._errors: list[str] = []
        self._routes = {one["RouteKey"]: one for one in documents.list("route", api["ApiId"])}
        self._authorizers = {one["Name"]: one for one in documents.list("api_authorizer", api["ApiId"])}

    def run(self, *, fail_on_warnings: bool) -> None:
        """Put everything in place of what is there, or raise what stands in the way."""
        for kind in ("route", "integration", "api_authorizer"):
            self._documents.delete_below(kind, self._api["ApiId"])
        names: dict[str, str] = {}
        for authorizer in self._definition.authorizers:
            name = str(authorizer["Name"])
            self._try(f"Unable to create Authorizer '{name}'", self._authorizer, authorizer, names)
        for route in self._definition.routes:
            self._try(f"Unable to create route '{route.key}'", self._route, route, names)
        self._raise(fail_on_warnings=fail_on_warnings)

    def _authorizer(self, params: Mapping[str, Any], names: dict[str, str]) -> None:
        made = authorizer_documents.created(self._documents, self._of(authorizers.create_authorizer, params), self._api)
        before = self._authorizers.get(made["Name"])
        names[made["Name"]] = self._renamed("api_authorizer", "AuthorizerId", made, before)

    def _route(self, route: RouteDefinition, names: Mapping[str, str]) -> None:
        params: dict[str, Any] = {
            "RouteKey": route.key,
            "OperationName": route.operation_name,
            "AuthorizationType": route.protection.type,
            "AuthorizerId": names.get(route.protection.authorizer or ""),
            "AuthorizationScopes": list(route.protection.scopes),
        }
        if route.integration is not None:
            whole = self._of(integrations.create_integration, route.integration)
            made = integration_documents.created(self._documents, whole, self._api)
            params["Target"] = f"integrations/{made['IntegrationId']}"
        kept = route_documents.created(self._documents, self._of(routes.create_route, params), self._api)
        self._renamed("route", "RouteId", kept, self._routes.get(route.key))

    def _renamed(self, kind: str, member: str, made: Document, before: Document | None) -> str:
        """Give a thing the id of the one that it replaces, and return its id."""
        if before is None:
            return str(made[member])
        self._documents.delete(kind, self._api["ApiId"], made[member])
        self._documents.put(kind, self._api["ApiId"], before[member], document={**made, member: before[member]})
        return str(before[member])

    def _of(self, handler: Callable[..., Document], params: Mapping[str, Any]) -> Operation:
        whole = asked(handler, {"ApiId": self._api["ApiId"], **params}, service="apigatewayv2")
        return replace(self._operation, params=whole)

    def _try(self, what: str, step: Callable[..., object], *arguments: Any) -> None:
        try:
            step(*arguments)
        except ServiceError as error:
            self._errors.append(f"{what}: {error.message}")

    def _raise(self, *, fail_on_warnings: bool) -> None:
        warnings = self._definition.warnings
        listed = "".join(f"\n\t{one}" for one in warnings)
        if self._errors:
            errors = "".join(f"\n\t{one}" for one in self._errors)
            more = f"\nAdditionally, these warnings were found:{listed}" if warnings else ""
            raise bad_request(f"Errors found during import:{errors}{more}")
        if warnings and fail_on_warnings:
            raise bad_request(f"Warnings found during import:{listed}")
