"""
Publish a version: a copy of `$LATEST` that does not change any more.

https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html: "Lambda doesn't publish a version if the
function's configuration and code haven't changed since the last version."
"""

from typing import Final

from gatewright.aws.function_arn import FunctionArn
from gatewright.services.lambda_.lookup import function, new_revision
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_OWN: Final = frozenset({"Version", "FunctionArn", "RevisionId", "LastModified", "Description"})
"""What tells a version from `$LATEST` though both run alike."""


def publish(documents: Documents, operation: Operation, arn: FunctionArn, description: str | None = None) -> Document:
    """Publish the function as it is, and return the configuration of the version."""
    latest = function(documents, arn)
    versions = documents.list("function_version", arn.name)
    if versions and _alike(versions[-1], latest):
        found: Document = versions[-1]["configuration"]
        return found
    number = int(latest.get("lastVersion", 0)) + 1
    configuration = {
        **latest["configuration"],
        "Version": str(number),
        "FunctionArn": f"{arn.function}:{number}",
        "RevisionId": new_revision(operation),
        "Description": latest["configuration"]["Description"] if description is None else description,
    }
    document = {"configuration": configuration, "codeDigest": latest["codeDigest"]}
    documents.put("function_version", arn.name, str(number), document=document)
    # A number is never given twice, also when its version was deleted (documented).
    documents.put("function", arn.name, document={**latest, "lastVersion": number})
    return configuration


def _alike(version: Document, latest: Document) -> bool:
    return _compared(version) == _compared(latest)


def _compared(document: Document) -> Document:
    return {name: value for name, value in document["configuration"].items() if name not in _OWN}
