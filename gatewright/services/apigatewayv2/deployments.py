"""
Deployments of HTTP and WebSocket APIs: immutable copies, which stages serve.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-deployments.html. The document is what
`get_deployment` answers, and `Snapshot`, the copy that only we keep.
"""

from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigatewayv2 import lookups, members, paging, snapshots
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents


def create_deployment(documents: Documents, operation: Operation) -> Document:
    """Copy an API as it is, and point the stage at the copy if one is named."""
    api_id = lookups.api_id(documents, operation)
    stage = lookups.stage(documents, operation) if operation.params.get("StageName") else None
    if stage is not None and stage.get("AutoDeploy"):
        # Documented: "Can't be updated if autoDeploy is enabled"; the text is inferred.
        raise bad_request("DeploymentId can't be updated if AutoDeploy is enabled")
    obstacle = snapshots.obstacle(documents, api_id)
    if obstacle is not None:
        raise bad_request(obstacle)
    created = {
        "AutoDeployed": False,
        "CreatedDate": operation.seconds,
        "DeploymentId": fresh_id(documents, operation, "api_deployment", api_id, length=SHORT),
        "DeploymentStatus": "DEPLOYED",
        **members.given(operation.params, ("Description",)),
    }
    copied = {**created, "Snapshot": snapshots.taken(documents, api_id)}
    documents.put("api_deployment", api_id, created["DeploymentId"], document=copied)
    if stage is not None:
        moved = {**stage, "DeploymentId": created["DeploymentId"], "LastUpdatedDate": operation.seconds}
        documents.put("api_stage", api_id, stage["StageName"], document=moved)
    return created


def get_deployment(documents: Documents, operation: Operation) -> Document:
    """Answer one deployment."""
    return api_answers.without_snapshot(lookups.deployment(documents, operation))


def get_deployments(documents: Documents, operation: Operation) -> Document:
    """Answer the deployments of an API."""
    found = api_answers.deployments(documents, lookups.api_id(documents, operation)) or {}
    return paging.page(found["Items"], operation.params, name="DeploymentId")


def update_deployment(documents: Documents, operation: Operation) -> Document:
    """Change the description of a deployment; the copy stays as it is."""
    api_id, found = lookups.api_id(documents, operation), lookups.deployment(documents, operation)
    changed = members.changed(found, operation.params, ("Description",))
    documents.put("api_deployment", api_id, found["DeploymentId"], document=changed)
    return api_answers.without_snapshot(changed)


def delete_deployment(documents: Documents, operation: Operation) -> Document:
    """Delete a deployment that no stage serves."""
    api_id, deployment_id = (
        lookups.api_id(documents, operation),
        lookups.deployment(documents, operation)["DeploymentId"],
    )
    if any(stage.get("DeploymentId") == deployment_id for stage in documents.list("api_stage", api_id)):
        # Reported by many users of AWS of V1.
        raise bad_request("Active stages pointing to this deployment must be moved or deleted")
    documents.delete("api_deployment", api_id, deployment_id)
    return {}
