"""
Stages: named references to a deployment, and what is set on them.

https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
"""

from gatewright.services.apigateway import authorizer_cache, limits, lookup, mapped_domains, stage_cache
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.stage_documents import new_stage, with_cluster
from gatewright.services.apigateway.stage_patches import apply
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents


def create_stage(documents: Documents, operation: Operation) -> Document:
    """Create a stage that serves a deployment."""
    params = operation.params
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    _check_deployment(documents, rest_api_id, params["deploymentId"])
    if documents.get("stage", rest_api_id, params["stageName"]) is not None:
        raise conflict("Stage already exists")  # reported by users of AWS
    _check_documentation(documents, rest_api_id, params.get("documentationVersion"))
    limits.check(documents, "stage", rest_api_id)
    created = new_stage(params, params["deploymentId"], operation.seconds)
    _check_canary(documents, rest_api_id, created)
    documents.put("stage", rest_api_id, params["stageName"], document=created)
    return created


def get_stage(documents: Documents, operation: Operation) -> Document:
    """Answer one stage."""
    return lookup.stage(documents, operation)


def get_stages(documents: Documents, operation: Operation) -> Document:
    """Answer the stages of an API, or those that serve one deployment."""
    rest_api = lookup.rest_api(documents, operation)
    wanted = operation.params.get("deploymentId")
    found = (Answers(documents).get("get_stages", rest_api["id"]) or {})["item"]
    return {"item": [one for one in found if wanted is None or one["deploymentId"] == wanted]}


def update_stage(documents: Documents, operation: Operation) -> Document:
    """Change what is set on a stage."""
    rest_api_id = operation.params["restApiId"]
    changed = with_cluster(apply(lookup.stage(documents, operation), operation.params.get("patchOperations") or []))
    _check_deployment(documents, rest_api_id, changed["deploymentId"])
    _check_canary(documents, rest_api_id, changed)
    _check_documentation(documents, rest_api_id, changed.get("documentationVersion"))
    if changed.get("clientCertificateId"):
        lookup.client_certificate(documents, changed["clientCertificateId"])
    changed["lastUpdatedDate"] = operation.seconds
    documents.put("stage", rest_api_id, changed["stageName"], document=changed)
    return changed


def delete_stage(documents: Documents, operation: Operation) -> Document:
    """Delete a stage."""
    stage = lookup.stage(documents, operation)
    rest_api_id = operation.params["restApiId"]
    mapped_domains.check_stage(documents, rest_api_id, stage["stageName"])
    documents.delete("stage", rest_api_id, stage["stageName"])
    authorizer_cache.forget(documents, rest_api_id, stage["stageName"])
    stage_cache.forget(documents, rest_api_id, stage["stageName"])
    # Inferred: whether AWS refuses while a usage plan names the stage is not recorded; no plan may name what is gone.
    for plan in documents.list("usage_plan"):
        gone = (rest_api_id, stage["stageName"])
        kept = [one for one in plan["apiStages"] if (one["apiId"], one["stage"]) != gone]
        documents.put("usage_plan", plan["id"], document={**plan, "apiStages": kept})
    return {}


def flush_stage_cache(documents: Documents, operation: Operation) -> Document:
    """Forget every answer that a stage keeps."""
    stage = lookup.stage(documents, operation)
    stage_cache.forget(documents, operation.params["restApiId"], stage["stageName"])
    return {}


def _check_deployment(documents: Documents, rest_api_id: str, deployment_id: str) -> None:
    if documents.get("deployment", rest_api_id, deployment_id) is None:
        raise bad_request("Deployment id does not exist")  # recorded: test_create_canary_deployment, 2025-05-30


def _check_canary(documents: Documents, rest_api_id: str, stage: Document) -> None:
    if "canarySettings" in stage:
        _check_deployment(documents, rest_api_id, stage["canarySettings"]["deploymentId"])


def _check_documentation(documents: Documents, rest_api_id: str, version: str | None) -> None:
    if version and documents.get("documentation_version", rest_api_id, version) is None:
        raise bad_request("Invalid documentation version specified")  # inferred
