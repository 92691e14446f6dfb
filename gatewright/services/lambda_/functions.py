"""
Functions: create, read, delete.

https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html. A function is active when its creation is
answered: nothing has to be set up that a client would have to wait for.
"""

from gatewright.aws.function_arn import LATEST, FunctionArn
from gatewright.services.lambda_.code_location import CodeLocation
from gatewright.services.lambda_.configurations import check_runtime, created
from gatewright.services.lambda_.errors import conflict, invalid
from gatewright.services.lambda_.lookup import function, named, shown, version
from gatewright.services.lambda_.packages import forget_unused, keep
from gatewright.services.lambda_.pages import page
from gatewright.services.lambda_.published import publish
from gatewright.services.lambda_.refused import refuse
from gatewright.services.lambda_.roles import check_role
from gatewright.services.lambda_.tagged import checked_tags
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def create_function(documents: Documents, operation: Operation) -> Document:
    """Create a function from a ZIP file."""
    params = operation.params
    arn = named(operation)
    refuse(params)
    tags = checked_tags(params.get("Tags") or {})
    if documents.get("function", arn.name) is not None:
        raise conflict(f"Function already exist: {arn.name}")
    digest, code = keep(documents, params["Code"])
    configuration = created(operation, arn.name, code)
    check_runtime(operation, configuration["Runtime"], tags)
    check_role(documents, operation, configuration["Role"])
    configuration["FunctionArn"] = arn.function
    documents.put(
        "function", arn.name, document={"configuration": configuration, "codeDigest": digest, "tags": dict(tags)}
    )
    if params.get("Publish"):
        # Its ARN is that of the function all the same (moto's tests of it ran against AWS).
        return {**publish(documents, operation, arn), "FunctionArn": arn.function}
    return configuration


def get_function(documents: Documents, operation: Operation) -> Document:
    """Answer a function or a version of it, with its tags, its concurrency, and where its code can be fetched."""
    arn = named(operation)
    found, latest = version(documents, arn), function(documents, arn)
    reserved = latest.get("reservedConcurrency")
    place = CodeLocation(documents.account_id, documents.region, found["codeDigest"])
    answer: Document = {
        "Configuration": shown(found, arn),
        "Code": {"RepositoryType": "S3", "Location": f"{operation.endpoint_url}{operation.seal(place.path)}"},
    }
    if latest.get("tags"):
        answer["Tags"] = latest["tags"]
    if reserved is not None:
        answer["Concurrency"] = {"ReservedConcurrentExecutions": reserved}
    return answer


def get_function_configuration(documents: Documents, operation: Operation) -> Document:
    """Answer the configuration of a function or of a version of it."""
    arn = named(operation)
    return shown(version(documents, arn), arn)


def get_function_code_signing_config(documents: Documents, operation: Operation) -> Document:
    """Answer that no configuration says who must have signed the code; Terraform asks for each function."""
    # Inferred: AWS answers the name alone where there is none, though its model calls the ARN required.
    return {"FunctionName": function(documents, named(operation))["configuration"]["FunctionName"]}


def list_functions(documents: Documents, operation: Operation) -> Document:
    """Answer the functions of the region, with `FunctionVersion=ALL` also every version of them."""
    params = operation.params
    if params.get("MasterRegion") and not params.get("FunctionVersion"):
        raise invalid("FunctionVersion must be set to ALL when MasterRegion is used")  # inferred
    every = params.get("FunctionVersion") == "ALL"
    items = []
    for found in documents.list("function"):
        configuration = found["configuration"]
        versions = documents.list("function_version", configuration["FunctionName"]) if every else []
        latest = f"{configuration['FunctionArn']}:{LATEST}" if every else configuration["FunctionArn"]
        items += [{**configuration, "FunctionArn": latest}, *(one["configuration"] for one in versions)]
    return page(items, params, "Functions", "FunctionArn")


def delete_function(documents: Documents, operation: Operation) -> Document:
    """Delete a function with all that belongs to it, or one version of it."""
    arn = named(operation)
    latest = function(documents, FunctionArn(arn.region, arn.account_id, arn.name))
    if arn.qualifier is not None:
        return _delete_version(documents, arn, arn.qualifier)
    digests = [one["codeDigest"] for one in (latest, *documents.list("function_version", arn.name))]
    for kind in ("function_version", "function_alias", "function_policy", "function_url"):
        documents.delete_below(kind, arn.name)
    documents.delete("function", arn.name)
    forget_unused(documents, *digests)
    return {"StatusCode": 204}


def _delete_version(documents: Documents, arn: FunctionArn, qualifier: str) -> Document:
    if qualifier == LATEST:
        raise invalid("$LATEST version cannot be deleted without deleting the function.")
    aliases = [one["Name"] for one in documents.list("function_alias", arn.name) if _leads_to(one, qualifier)]
    if aliases:
        raise conflict(f"Unable to delete version because the following aliases reference it: [{', '.join(aliases)}]")
    found = documents.get("function_version", arn.name, qualifier)
    if found is not None:
        documents.delete("function_version", arn.name, qualifier)
        documents.delete("function_policy", arn.name, qualifier)
        forget_unused(documents, found["codeDigest"])
    return {"StatusCode": 204}


def _leads_to(alias: Document, number: str) -> bool:
    weights = (alias.get("RoutingConfig") or {}).get("AdditionalVersionWeights") or {}
    return alias["FunctionVersion"] == number or number in weights
