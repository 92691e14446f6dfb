"""
Versions.

https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
"""

from gatewright.aws.function_arn import LATEST
from gatewright.services.lambda_.errors import invalid, out_of_date
from gatewright.services.lambda_.lookup import function, named
from gatewright.services.lambda_.pages import page
from gatewright.services.lambda_.published import publish
from gatewright.services.lambda_.refused import refuse
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def publish_version(documents: Documents, operation: Operation) -> Document:
    """Publish `$LATEST` as a version; one that differs in nothing from the last version is that version."""
    params = operation.params
    arn = named(operation)
    refuse(params)
    configuration = function(documents, arn)["configuration"]
    if params.get("RevisionId") and params["RevisionId"] != configuration["RevisionId"]:
        raise out_of_date()
    sha = configuration["CodeSha256"]
    if params.get("CodeSha256") and params["CodeSha256"] != sha:
        raise invalid(
            f"CodeSHA256 ({params['CodeSha256']}) is different from current CodeSHA256 in $LATEST ({sha}). Please try"
            " again with the CodeSHA256 in $LATEST."
        )
    return publish(documents, operation, arn, params.get("Description"))


def list_versions_by_function(documents: Documents, operation: Operation) -> Document:
    """Answer `$LATEST` and the versions of a function, oldest first."""
    arn = named(operation)
    latest = function(documents, arn)["configuration"]
    versions = [one["configuration"] for one in documents.list("function_version", arn.name)]
    items = [{**latest, "FunctionArn": f"{arn.function}:{LATEST}"}, *versions]
    return page(items, operation.params, "Versions", "Version")
