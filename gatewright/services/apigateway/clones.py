"""
Clones: a new API that starts as a copy of another.

https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html, `cloneFrom`. What is copied, and that
everything but names gets ids of its own, is inferred: resources with methods and integrations, authorizers, request
validators, models, gateway responses and documentation parts; of the API itself the members below, where the call does
not say them. Stages and deployments are not copied.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.services.apigateway import lookup
from gatewright.services.errors import not_implemented
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

MEMBERS: Final[tuple[str, ...]] = ("apiKeySource", "binaryMediaTypes", "minimumCompressionSize")
"""Members of an API that a clone takes over."""


def with_members_of_the_source(documents: Documents, operation: Operation) -> Operation:
    """Return the creation of a clone with what it takes over from its source, which has to be there."""
    params = operation.params
    source = lookup.rest_api(documents, replace(operation, params={"restApiId": params["cloneFrom"]}))
    if source.get("policy") and not params.get("policy"):
        # It names the source in its ARNs: copied as it is, it might let in whom it kept out.
        raise not_implemented("CreateRestApi with cloneFrom needs a policy where the API to be cloned has one")
    taken = {name: source[name] for name in MEMBERS if name in source and params.get(name) is None}
    return replace(operation, params={**params, **taken})


def fill(documents: Documents, operation: Operation, rest_api: Document) -> None:
    """Copy what is below the source into a new API that has nothing but its root and models."""
    _Clone(documents, operation, operation.params["cloneFrom"], rest_api).run()


class _Clone:
    """One copy on its way."""

    def __init__(self, documents: Documents, operation: Operation, source: str, rest_api: Document) -> None:
        self._documents = documents
        self._operation = operation
        self._source = source
        self._target: str = rest_api["id"]
        self._root: str = rest_api["rootResourceId"]

    def run(self) -> None:
        """Copy everything."""
        for response in self._documents.list("gateway_response", self._source):
            self._documents.put("gateway_response", self._target, response["responseType"], document=response)
        self._documents.delete_below("model", self._target)
        for model in self._documents.list("model", self._source):
            schema = model.get("schema", "").replace(f"/restapis/{self._source}/", f"/restapis/{self._target}/")
            copy = {**model, "id": self._operation.new_id()[:SHORT], **({"schema": schema} if schema else {})}
            self._documents.put("model", self._target, model["name"], document=copy)
        authorizers = self._copied("authorizer")
        validators = self._copied("request_validator")
        self._copied("documentation_part")
        self._resources(authorizers, validators)

    def _copied(self, kind: str) -> Mapping[str, str]:
        """Copy the documents of a kind, and return their new ids by the old ones."""
        ids: dict[str, str] = {}
        for one in self._documents.list(kind, self._source):
            ids[one["id"]] = fresh_id(self._documents, self._operation, kind, self._target, length=SHORT)
            self._documents.put(kind, self._target, ids[one["id"]], document={**one, "id": ids[one["id"]]})
        return ids

    def _resources(self, authorizers: Mapping[str, str], validators: Mapping[str, str]) -> None:
        saved = self._documents.list("resource", self._source)
        ids: dict[str, str] = {}
        for one in saved:
            new = fresh_id(self._documents, self._operation, "resource", self._target, length=SHORT)
            ids[one["id"]] = self._root if one["path"] == "/" else new
        renamed = {"authorizerId": authorizers, "requestValidatorId": validators}
        for one in saved:
            copy = {**one, **_renamed(one, {"id": ids, "parentId": ids})}
            if "resourceMethods" in one:
                methods = one["resourceMethods"].items()
                copy["resourceMethods"] = {verb: _method(method, renamed, ids) for verb, method in methods}
            self._documents.put("resource", self._target, copy["id"], document=copy)


def _method(method: Document, renamed: Mapping[str, Mapping[str, str]], resources: Mapping[str, str]) -> Document:
    copy = {**method, **_renamed(method, renamed)}
    integration = method.get("methodIntegration")
    if integration is not None:
        # A cache namespace that nobody named is the id of the resource.
        copy["methodIntegration"] = {**integration, **_renamed(integration, {"cacheNamespace": resources})}
    return copy


def _renamed(document: Document, ids: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    return {name: new.get(document[name], document[name]) for name, new in ids.items() if name in document}
