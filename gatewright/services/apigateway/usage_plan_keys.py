"""
Usage plan keys: which API keys a usage plan holds.

https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlanKey.html. The document holds only the association; name
and value are the key's own and are read from it, so that they can never disagree.
"""

from gatewright.services.apigateway import lookup, paging
from gatewright.services.apigateway.errors import bad_request, conflict, not_found
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents


def create_usage_plan_key(documents: Documents, operation: Operation) -> Document:
    """Put an API key into a usage plan."""
    params = operation.params
    plan = lookup.usage_plan(documents, params["usagePlanId"])
    if params["keyType"] != "API_KEY":
        raise bad_request("Invalid key type specified. Must be one of: [API_KEY]")  # inferred
    key_id = lookup.api_key(documents, params["keyId"])["id"]
    _check_alone(documents, plan, key_id)
    documents.put("usage_plan_key", plan["id"], key_id, document={"id": key_id, "type": "API_KEY"})
    return Answers(documents).get("get_usage_plan_key", plan["id"], key_id) or {}


def get_usage_plan_key(documents: Documents, operation: Operation) -> Document:
    """Answer one key of a usage plan."""
    plan = lookup.usage_plan(documents, operation.params["usagePlanId"])
    found = Answers(documents).get("get_usage_plan_key", plan["id"], operation.params["keyId"])
    if found is None:
        raise _unknown()
    return found


def get_usage_plan_keys(documents: Documents, operation: Operation) -> Document:
    """Answer the keys of a usage plan, or those whose names start so, the newest first."""
    plan_id = operation.params["usagePlanId"]
    if documents.get("usage_plan", plan_id) is None:
        return {"items": []}  # recorded: test_get_usage_plan_api_keys, 2024-10-10
    start = operation.params.get("nameQuery") or ""
    # The order is recorded in the same test, 2025-09-26.
    found = (Answers(documents).get("get_usage_plan_keys", plan_id) or {})["items"][::-1]
    return paging.page([one for one in found if one.get("name", "").startswith(start)], operation.params)


def delete_usage_plan_key(documents: Documents, operation: Operation) -> Document:
    """Take an API key out of a usage plan."""
    plan = lookup.usage_plan(documents, operation.params["usagePlanId"])
    if not documents.delete("usage_plan_key", plan["id"], operation.params["keyId"]):
        raise _unknown()
    documents.delete("usage_extension", plan["id"], operation.params["keyId"])
    return {}


def _unknown() -> Exception:
    return not_found("Invalid Usage Plan Key identifier specified")  # inferred


def _check_alone(documents: Documents, plan: Document, key_id: str) -> None:
    """
    Raise AWS's refusal when another plan that holds the key names one of the plan's stages too.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-create-usage-plans.html: "a given API key
    can only be associated with one usage plan for each stage of an API". The text is reported by users of AWS.
    """
    stages = {f"{one['apiId']}:{one['stage']}" for one in plan["apiStages"]}
    for other in documents.list("usage_plan"):
        if documents.get("usage_plan_key", other["id"], key_id) is None:
            continue
        shared = sorted(stages & {f"{one['apiId']}:{one['stage']}" for one in other["apiStages"]})
        if shared or other["id"] == plan["id"]:
            raise conflict(
                f"Usage Plan {plan['id']} cannot be added because API Key {key_id} cannot reference multiple Usage "
                f"Plans with the same API stage: {shared[0] if shared else ''}"
            )
