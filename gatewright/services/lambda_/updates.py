"""
Change a function: its code, its configuration. Both take effect for the next call.

https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html
https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
"""

from gatewright.aws.function_arn import LATEST, FunctionArn
from gatewright.services.lambda_.configurations import changed, check_runtime
from gatewright.services.lambda_.errors import invalid, out_of_date
from gatewright.services.lambda_.lookup import function, named
from gatewright.services.lambda_.packages import forget_unused, keep
from gatewright.services.lambda_.published import publish
from gatewright.services.lambda_.refused import refuse
from gatewright.services.lambda_.roles import check_role
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def update_function_code(documents: Documents, operation: Operation) -> Document:
    """Replace the code of a function."""
    params = operation.params
    arn, before = _wanted(documents, operation)
    refuse(params)
    digest, code = keep(documents, params)
    if params.get("Architectures"):
        code["Architectures"] = params["Architectures"]
    configuration = changed(operation, before["configuration"], code)
    if params.get("DryRun"):
        forget_unused(documents, digest)
        return configuration
    documents.put("function", arn.name, document={**_after(before, configuration), "codeDigest": digest})
    forget_unused(documents, before["codeDigest"])
    return publish(documents, operation, arn) if params.get("Publish") else configuration


def update_function_configuration(documents: Documents, operation: Operation) -> Document:
    """Change the configuration of a function: what is not given stays."""
    arn, before = _wanted(documents, operation)
    refuse(operation.params)
    configuration = changed(operation, before["configuration"], {})
    check_runtime(operation, configuration["Runtime"], before.get("tags") or {})
    check_role(documents, operation, configuration["Role"])
    documents.put("function", arn.name, document=_after(before, configuration))
    return configuration


def _after(before: Document, configuration: Document) -> Document:
    """Return a function that has changed; how often it did tells whether there is something to publish."""
    return {**before, "configuration": configuration, "changes": before.get("changes", 0) + 1}


def _wanted(documents: Documents, operation: Operation) -> tuple[FunctionArn, Document]:
    """Return the function to change, when it is still as the client knows it."""
    arn = named(operation)
    found = function(documents, arn)
    if arn.qualifier not in (None, LATEST):
        # Inferred: only `$LATEST` can be changed (documented), the text is not recorded.
        raise invalid(f"This operation is permitted on Lambda functions only. {arn.text} is not a function")
    revision = operation.params.get("RevisionId")
    if revision and revision != found["configuration"]["RevisionId"]:
        raise out_of_date()
    return arn, found
