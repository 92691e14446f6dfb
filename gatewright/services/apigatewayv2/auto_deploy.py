"""
Stages that deploy by themselves: each change of an API makes a deployment, and moves those stages to it.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html. The description and the messages are
those that users of AWS see. What cannot be deployed leaves the stage where it was, and says why.
"""

from typing import Final

from gatewright.services.apigatewayv2 import snapshots
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

KEPT: Final = 20
"""Automatic deployments of an API that are kept, beside those that a stage serves: each is a whole copy."""

DESCRIPTION: Final = "Automatic deployment triggered by changes to the Api configuration"


def run(documents: Documents, operation: Operation, api_id: str) -> None:
    """Deploy an API to every stage of it that deploys by itself."""
    stages = [one for one in documents.list("api_stage", api_id) if one.get("AutoDeploy")]
    if not stages:
        return
    obstacle = snapshots.obstacle(documents, api_id)
    deployment_id = None if obstacle else _deployment(documents, operation, api_id)
    for stage in stages:
        documents.put(
            "api_stage",
            api_id,
            stage["StageName"],
            document=_failed(stage, obstacle) if obstacle else _moved(stage, str(deployment_id), operation.seconds),
        )

    if deployment_id is not None:
        _prune(documents, api_id, deployment_id)


def _prune(documents: Documents, api_id: str, newest: str) -> None:
    """Delete the oldest automatic deployments that no stage serves; their ids stand in a document of their own."""
    known = documents.get("api_auto_deployments", api_id) or {"DeploymentIds": []}
    ids = [*known["DeploymentIds"], newest]
    served = {stage.get("DeploymentId") for stage in documents.list("api_stage", api_id)}
    old = [one for one in ids if one not in served][:-KEPT]
    for one in old:
        documents.delete("api_deployment", api_id, one)
    kept = [one for one in ids if one not in old]
    documents.put("api_auto_deployments", api_id, document={"DeploymentIds": kept})


def _deployment(documents: Documents, operation: Operation, api_id: str) -> str:
    created: Document = {
        "AutoDeployed": True,
        "CreatedDate": operation.seconds,
        "DeploymentId": fresh_id(documents, operation, "api_deployment", api_id, length=SHORT),
        "DeploymentStatus": "DEPLOYED",
        "Description": DESCRIPTION,
    }
    copied = {**created, "Snapshot": snapshots.taken(documents, api_id)}
    documents.put("api_deployment", api_id, created["DeploymentId"], document=copied)
    return str(created["DeploymentId"])


def _moved(stage: Document, deployment_id: str, now: int) -> Document:
    return {
        **stage,
        "DeploymentId": deployment_id,
        "LastDeploymentStatusMessage": f"Successfully deployed stage with deployment ID '{deployment_id}'",
        "LastUpdatedDate": now,
    }


def _failed(stage: Document, obstacle: str) -> Document:
    return {**stage, "LastDeploymentStatusMessage": f"Deployment attempt failed: {obstacle}"}
