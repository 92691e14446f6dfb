"""
Stages of HTTP and WebSocket APIs: named references to a deployment, and what is set on them.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
"""

from gatewright.services.apigateway import authorizer_cache, mapped_domains
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigatewayv2 import auto_deploy, lookups, members, paging, plan_stages, stage_rules
from gatewright.services.apigatewayv2.stage_documents import MEMBERS, created, with_settings
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents


def create_stage(documents: Documents, operation: Operation) -> Document:
    """Create a stage."""
    api = lookups.api(documents, operation)
    made = created(documents, operation, api)
    if made.get("AutoDeploy") and not made.get("DeploymentId"):
        auto_deploy.run(documents, operation, api["ApiId"])
    return documents.get("api_stage", api["ApiId"], made["StageName"]) or {}


def get_stage(documents: Documents, operation: Operation) -> Document:
    """Answer one stage."""
    return lookups.stage(documents, operation)


def get_stages(documents: Documents, operation: Operation) -> Document:
    """Answer the stages of an API."""
    found = api_answers.stages(documents, lookups.api_id(documents, operation)) or {}
    return paging.page(found["Items"], operation.params, name="StageName")


def update_stage(documents: Documents, operation: Operation) -> Document:
    """Change what is set on a stage."""
    params = operation.params
    api, found = lookups.api(documents, operation), lookups.stage(documents, operation)
    changed = members.changed(found, params, MEMBERS)
    changed = with_settings(changed, params)
    moved = changed.get("DeploymentId") != found.get("DeploymentId")
    if moved and changed.get("AutoDeploy") and found.get("AutoDeploy"):
        # Documented: "Can't be updated if autoDeploy is enabled"; the text is inferred.
        raise bad_request("DeploymentId can't be updated if AutoDeploy is enabled")
    stage_rules.check(documents, api, changed, params.get("RouteSettings") or {})
    changed["LastUpdatedDate"] = operation.seconds
    documents.put("api_stage", api["ApiId"], changed["StageName"], document=changed)
    if changed.get("AutoDeploy") and not found.get("AutoDeploy"):
        auto_deploy.run(documents, operation, api["ApiId"])
    return documents.get("api_stage", api["ApiId"], changed["StageName"]) or {}


def delete_stage(documents: Documents, operation: Operation) -> Document:
    """Delete a stage."""
    api_id, name = lookups.api_id(documents, operation), lookups.stage(documents, operation)["StageName"]
    mapped_domains.check_stage(documents, api_id, name)
    documents.delete("api_stage", api_id, name)
    authorizer_cache.forget(documents, api_id, name)
    plan_stages.forget(documents, api_id, name)
    return {}


def delete_access_log_settings(documents: Documents, operation: Operation) -> Document:
    """Write no access log of a stage any more."""
    found = lookups.stage(documents, operation)
    return _put_back(documents, operation, {name: one for name, one in found.items() if name != "AccessLogSettings"})


def delete_route_settings(documents: Documents, operation: Operation) -> Document:
    """Take away what is set on a stage for one route."""
    found, key = lookups.stage(documents, operation), operation.params["RouteKey"]
    if key not in found["RouteSettings"]:
        raise not_found(f"Unable to find Route by key {key} within the provided RouteSettings")  # inferred
    del found["RouteSettings"][key]
    return _put_back(documents, operation, found)


def _put_back(documents: Documents, operation: Operation, stage: Document) -> Document:
    changed = {**stage, "LastUpdatedDate": operation.seconds}
    documents.put("api_stage", operation.params["ApiId"], stage["StageName"], document=changed)
    return {}
