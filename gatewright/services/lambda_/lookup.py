"""
Find the function, the version or the alias that an operation names.

https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html: by name, part of the ARN or ARN, with the qualifier
in it or beside it. Texts as recorded by LocalStack's snapshot tests (test_lambda_api, 2023 to 2025).
"""

import hashlib
import uuid
from typing import Any

from gatewright.aws.function_arn import LATEST, FunctionArn, parse
from gatewright.services.lambda_.errors import invalid, not_found
from gatewright.services.operation import Operation
from gatewright.store import function_answers
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError


def named(operation: Operation, text: str | None = None) -> FunctionArn:
    """Return what the operation names: by `FunctionName` and `Qualifier`, or by `text`."""
    name = operation.params["FunctionName"] if text is None else text
    found = parse(name, region=operation.region, account_id=operation.account_id)
    if found is None:
        raise invalid(f"The ARN or the name of a function is expected, got {name}")
    if found.region != operation.region:
        raise not_found(f"Functions from '{found.region}' are not reachable in this region ('{operation.region}')")
    if found.account_id != operation.account_id:
        raise _not_authorized(operation, found)
    asked = operation.params.get("Qualifier") if text is None else None
    if asked and found.qualifier and asked != found.qualifier:
        raise invalid("The derived qualifier from the function name does not match the specified qualifier.")
    return FunctionArn(found.region, found.account_id, found.name, asked or found.qualifier)


def function(documents: Documents, arn: FunctionArn) -> Document:
    """Return the document of a function, whatever the qualifier."""
    found = documents.get("function", arn.name)
    if found is None:
        raise not_found(f"Function not found: {arn.text}")
    return found


def version(documents: Documents, arn: FunctionArn) -> Document:
    """Return the document of the version that a name leads to: a version itself, or that of an alias."""
    function(documents, arn)
    found = function_answers.version(documents, arn)
    if found is None:
        raise not_found(f"Function not found: {arn.text}")
    return found


def shown(document: Document, arn: FunctionArn) -> Document:
    """Return a version's configuration under the name by which it was asked for."""
    return {**document["configuration"], "FunctionArn": arn.text}


def touch(documents: Documents, operation: Operation, arn: FunctionArn) -> str:
    """Give a function, a version or an alias a new revision, and return it."""
    revision = new_revision(operation)
    alias = documents.get("function_alias", arn.name, arn.qualifier or LATEST)
    if alias is not None:
        documents.put("function_alias", arn.name, str(arn.qualifier), document={**alias, "RevisionId": revision})
        return revision
    found = version(documents, arn)
    changed = {**found, "configuration": {**found["configuration"], "RevisionId": revision}}
    if arn.qualifier in (None, LATEST):
        documents.put("function", arn.name, document=changed)
    else:
        documents.put("function_version", arn.name, str(arn.qualifier), document=changed)
    return revision


def new_revision(operation: Operation) -> str:
    """Draw a revision id: a UUID."""
    drawn = hashlib.sha256("".join(operation.new_id() for _ in range(4)).encode()).digest()
    return str(uuid.UUID(bytes=drawn[:16], version=4))


def plain(params: Any, *names: str) -> Document:
    """Return those members that were given."""
    return {name: params[name] for name in names if params.get(name) is not None}


def _not_authorized(operation: Operation, arn: FunctionArn) -> ServiceError:
    return ServiceError(
        "AccessDeniedException",
        f"User: {operation.caller} is not authorized to perform this operation on resource: {arn.text} because no"
        " resource-based policy allows it",
        status=403,
    )
