"""
Deployments: immutable copies of an API, which stages serve.

https://docs.aws.amazon.com/apigateway/latest/api/API_Deployment.html. The document is what `get_deployment` answers,
and `snapshot`, a deep copy of the API and of all that belongs to it as it was: later edits show at no stage until the
next deployment. A snapshot of an older version lacks what that version did not copy.
"""

from gatewright.aws.caller_credentials import of_the_caller
from gatewright.services.apigateway import limits, lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.apigateway.stage_documents import canary, new_stage, with_deployment
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers, without_summary
from gatewright.store.documents import Document, Documents

COPIED = (
    ("authorizers", "authorizer"),
    ("gatewayResponses", "gateway_response"),
    ("requestValidators", "request_validator"),
    ("models", "model"),
)
"""Members of a snapshot besides the API and its resources, and the kind of their documents."""

PATHS = Table(paths=(Path(pattern="/description", member="description"),))
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateDeployment-Patch"""


def create_deployment(documents: Documents, operation: Operation) -> Document:
    """Copy the API as it is, and point the stage at the copy if one is named."""
    params = operation.params
    rest_api = lookup.rest_api(documents, operation)
    resources = documents.list("resource", rest_api["id"])
    _check_deployable(resources)
    _check_private(rest_api)
    _check_passed_on(rest_api, resources)
    _check_canary(documents, operation)
    created: Document = {
        "id": fresh_id(documents, operation, "deployment", rest_api["id"], length=SHORT),
        **({"description": params["description"]} if params.get("description") else {}),
        "createdDate": operation.seconds,
    }
    snapshot = {
        "restApi": rest_api,
        "resources": resources,
        **{member: documents.list(kind, rest_api["id"]) for member, kind in COPIED},
    }
    documents.put("deployment", rest_api["id"], created["id"], document={**created, "snapshot": snapshot})
    if params.get("stageName"):
        _point_stage(documents, operation, created["id"])
    return created


def get_deployment(documents: Documents, operation: Operation) -> Document:
    """Answer one deployment."""
    lookup.rest_api(documents, operation)
    lookup.deployment(documents, operation)
    params = operation.params
    found = Answers(documents).get("get_deployment", params["restApiId"], params["deploymentId"]) or {}
    return found if "apisummary" in (params.get("embed") or []) else without_summary(found)


def get_deployments(documents: Documents, operation: Operation) -> Document:
    """Answer the deployments of an API."""
    rest_api = lookup.rest_api(documents, operation)
    return paging.page((Answers(documents).get("get_deployments", rest_api["id"]) or {})["items"], operation.params)


def update_deployment(documents: Documents, operation: Operation) -> Document:
    """Change the description of a deployment; the copy stays as it is."""
    rest_api = lookup.rest_api(documents, operation)
    found = lookup.deployment(documents, operation)
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    documents.put("deployment", rest_api["id"], found["id"], document=changed)
    return {name: value for name, value in changed.items() if name != "snapshot"}


def delete_deployment(documents: Documents, operation: Operation) -> Document:
    """Delete a deployment that no stage serves."""
    rest_api = lookup.rest_api(documents, operation)
    deployment_id = lookup.deployment(documents, operation)["id"]
    for stage in documents.list("stage", rest_api["id"]):
        if deployment_id in {stage["deploymentId"], stage.get("canarySettings", {}).get("deploymentId")}:
            # Reported by many users of AWS.
            raise bad_request("Active stages pointing to this deployment must be moved or deleted")
    documents.delete("deployment", rest_api["id"], deployment_id)
    return {}


def _check_deployable(resources: list[Document]) -> None:
    methods = [method for one in resources for method in one.get("resourceMethods", {}).values()]
    if not methods:
        raise bad_request("The REST API doesn't contain any methods")  # reported by many users of AWS
    if any("methodIntegration" not in method for method in methods):
        raise bad_request("No integration defined for method")  # reported by many users of AWS


def _check_private(rest_api: Document) -> None:
    """Raise AWS's refusal of a private API that nobody could call."""
    if rest_api["endpointConfiguration"]["types"] == ["PRIVATE"] and not rest_api.get("policy"):
        # Reported by many users of AWS.
        raise bad_request("Private REST API doesn't have a resource policy attached to it")


def _check_passed_on(rest_api: Document, resources: list[Document]) -> None:
    """Raise AWS's refusal of a resource policy beside integrations that call as the caller."""
    methods = [method for one in resources for method in one.get("resourceMethods", {}).values()]
    if rest_api.get("policy") and any(
        of_the_caller(method["methodIntegration"].get("credentials") or "") for method in methods
    ):
        # Reported by users of AWS: serverless/serverless, issue 7194.
        raise bad_request("Caller provided credentials not allowed when resource policy is set")


def _check_canary(documents: Documents, operation: Operation) -> None:
    """Raise AWS's refusal of a canary without a stage."""
    params = operation.params
    if params.get("canarySettings") is None:
        return
    # Recorded by LocalStack's snapshot tests: test_create_canary_deployment_validation, 2025-05-30.
    name = params.get("stageName")
    if not name:
        raise bad_request(
            "Invalid deployment content specified.Non null and non empty stageName must be provided for canary "
            f"deployment. Provided value is {'null' if name is None else name}"
        )
    if documents.get("stage", params["restApiId"], name) is None:
        raise bad_request(
            f"Invalid deployment content specified.Stage {name} must already be created before making a canary release "
            "deployment"
        )


def _point_stage(documents: Documents, operation: Operation, deployment_id: str) -> None:
    params = operation.params
    asked = {**params, "description": params.get("stageDescription")}
    found = documents.get("stage", params["restApiId"], params["stageName"])
    if found is None:
        limits.check(documents, "stage", params["restApiId"])
        stage = new_stage(asked, deployment_id, operation.seconds)
    elif params.get("canarySettings") is not None:
        settings = canary(params["canarySettings"], deployment_id)
        stage = {**found, "canarySettings": settings, "lastUpdatedDate": operation.seconds}
    else:
        stage = with_deployment(found, asked, deployment_id, operation.seconds)
    documents.put("stage", params["restApiId"], params["stageName"], document=stage)
