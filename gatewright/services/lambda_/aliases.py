"""
Aliases: names that lead to a version, or share their calls between two.

https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
Texts as recorded by LocalStack's snapshot tests (test_lambda_api, TestLambdaAlias, 2023 to 2024).
"""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.function_arn import LATEST, FunctionArn
from gatewright.services.lambda_.errors import conflict, invalid, not_found, out_of_date
from gatewright.services.lambda_.lookup import function, named, new_revision
from gatewright.services.lambda_.pages import page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def create_alias(documents: Documents, operation: Operation) -> Document:
    """Create an alias."""
    params = operation.params
    arn = named(operation)
    function(documents, arn)
    alias_arn = f"{arn.function}:{params['Name']}"
    if documents.get("function_alias", arn.name, params["Name"]) is not None:
        raise conflict(f"Alias already exists: {alias_arn}")
    alias = {
        "AliasArn": alias_arn,
        "Name": params["Name"],
        "FunctionVersion": _version(documents, arn, params["FunctionVersion"]),
        "Description": params.get("Description") or "",
        "RevisionId": new_revision(operation),
    }
    return _put(documents, arn, alias, params.get("RoutingConfig"))


def get_alias(documents: Documents, operation: Operation) -> Document:
    """Answer an alias."""
    return _alias(documents, operation, named(operation))


def list_aliases(documents: Documents, operation: Operation) -> Document:
    """Answer the aliases of a function, those of one version if one is named."""
    params = operation.params
    arn = named(operation)
    function(documents, arn)
    wanted = params.get("FunctionVersion")
    items = [one for one in documents.list("function_alias", arn.name) if wanted in (None, one["FunctionVersion"])]
    # In the order of their names (stated by moto of AWS).
    return page(sorted(items, key=lambda one: str(one["Name"])), params, "Aliases", "Name")


def update_alias(documents: Documents, operation: Operation) -> Document:
    """Lead an alias elsewhere; what is not given stays."""
    params = operation.params
    arn = named(operation)
    before = _alias(documents, operation, arn)
    if params.get("RevisionId") and params["RevisionId"] != before["RevisionId"]:
        raise out_of_date()
    changed = {**before, "RevisionId": new_revision(operation)}
    if params.get("FunctionVersion"):
        changed["FunctionVersion"] = _version(documents, arn, params["FunctionVersion"])
    if params.get("Description") is not None:
        changed["Description"] = params["Description"]
    routing = params["RoutingConfig"] if params.get("RoutingConfig") is not None else before.get("RoutingConfig")
    return _put(documents, arn, {name: one for name, one in changed.items() if name != "RoutingConfig"}, routing)


def delete_alias(documents: Documents, operation: Operation) -> Document:
    """Delete an alias; one that is not there is deleted, too."""
    arn = named(operation)
    documents.delete("function_alias", arn.name, operation.params["Name"])
    documents.delete("function_policy", arn.name, operation.params["Name"])
    documents.delete("function_url", arn.name, operation.params["Name"])
    return {}


def _alias(documents: Documents, operation: Operation, arn: FunctionArn) -> Document:
    name = operation.params["Name"]
    found = documents.get("function_alias", arn.name, name)
    if found is None:
        raise not_found(f"Cannot find alias arn: {arn.function}:{name}")
    return found


def _version(documents: Documents, arn: FunctionArn, number: str) -> str:
    if number != LATEST and documents.get("function_version", arn.name, number) is None:
        raise not_found(f"Function not found: {arn.function}:{number}")
    return number


def _put(documents: Documents, arn: FunctionArn, alias: Document, routing: Mapping[str, Any] | None) -> Document:
    weights = (routing or {}).get("AdditionalVersionWeights") or {}
    _check(documents, arn, alias["FunctionVersion"], weights)
    document = {**alias, "RoutingConfig": {"AdditionalVersionWeights": dict(weights)}} if weights else alias
    documents.put("function_alias", arn.name, alias["Name"], document=document)
    return document


def _check(documents: Documents, arn: FunctionArn, number: str, weights: Mapping[str, float]) -> None:
    """Refuse a share that cannot be."""
    if len(weights) > 1:
        raise invalid("Number of items in AdditionalVersionWeights cannot be greater than 1")
    for other, weight in weights.items():
        if other == number:
            raise invalid(
                f"Invalid function version {other}. Function version {other} is already included in routing"
                " configuration."
            )
        if LATEST in (number, other):
            raise invalid("$LATEST is not supported for an alias pointing to more than 1 version")
        if not 0.0 <= weight <= 1.0:
            raise invalid(
                f"Value '{{{other}={weight}}}' at 'routingConfig.additionalVersionWeights' failed to satisfy"
                " constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0,"
                " Member must have value greater than or equal to 0.0]"
            )
        _version(documents, arn, other)
