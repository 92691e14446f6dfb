"""
Publish a version: a copy of `$LATEST` that does not change any more.

https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html: "Lambda doesn't publish a version if the
function's configuration and code haven't changed since the last version." Code that is uploaded again counts as a
change, though it is the same (moto's test of it ran against AWS); that a configuration does so, too, is inferred.
"""

from gatewright.aws.function_arn import FunctionArn
from gatewright.services.lambda_.lookup import function, new_revision
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def publish(documents: Documents, operation: Operation, arn: FunctionArn, description: str | None = None) -> Document:
    """Publish the function as it is, and return the configuration of the version."""
    latest = function(documents, arn)
    versions = documents.list("function_version", arn.name)
    changes = latest.get("changes", 0)
    if versions and versions[-1].get("changes", 0) == changes:
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
    document = {"configuration": configuration, "codeDigest": latest["codeDigest"], "changes": changes}
    documents.put("function_version", arn.name, str(number), document=document)
    # A number is never given twice, also when its version was deleted (documented).
    documents.put("function", arn.name, document={**latest, "lastVersion": number})
    return configuration
