"""
Usage plans: which stages their keys open, and how often.

https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlan.html. Members as recorded by LocalStack's snapshot tests
(test_usage_plan_crud, 2023-07-28).
"""

from collections.abc import Mapping
from typing import Any

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import limits, lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigateway.patching import ADD_REPLACE, ADD_REPLACE_REMOVE, REMOVE, Path, Table
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.answers import Answers, with_tags
from gatewright.store.documents import Document, Documents

PERIODS = ("DAY", "WEEK", "MONTH")

OFFSETS: Mapping[str, tuple[int, str]] = {
    "DAY": (0, "zero"),
    "WEEK": (6, "between zero and six inclusive"),
    "MONTH": (27, "between zero and twenty-seven inclusive"),
}
"""The largest offset of each period, and AWS's words for it (reported by users of AWS)."""

METHOD_THROTTLE = pattern(r"/apiStages/([^/]+)/throttle/(.+)/(rateLimit|burstLimit)")
"""A method's own limit; the middle is the resource path and verb, with or without `~1` for `/`."""

STAGE_THROTTLE = pattern(r"/apiStages/([^/]+)/throttle(?:/(.+))?")
"""All limits of a stage, or those of one of its methods."""


def create_usage_plan(documents: Documents, operation: Operation) -> Document:
    """Create a usage plan."""
    params = operation.params
    stages = [_api_stage(documents, one) for one in params.get("apiStages") or []]
    limits.check(documents, "usage_plan")
    created = {
        "id": fresh_id(documents, operation, "usage_plan", length=SHORT),
        "name": params["name"],
        **({"description": params["description"]} if params.get("description") else {}),
        "apiStages": stages,
        **({"throttle": dict(params["throttle"])} if params.get("throttle") else {}),
        **({"quota": {"offset": 0, **params["quota"]}} if params.get("quota") else {}),
    }
    created = tagged(_checked(created), params.get("tags"))
    documents.put("usage_plan", created["id"], document=created)
    return created


def get_usage_plan(documents: Documents, operation: Operation) -> Document:
    """Answer one usage plan."""
    plan = lookup.usage_plan(documents, operation.params["usagePlanId"])
    return Answers(documents).get("get_usage_plan", plan["id"]) or {}


def get_usage_plans(documents: Documents, operation: Operation) -> Document:
    """Answer the usage plans of the account, or those that hold a key."""
    found = (Answers(documents).get("get_usage_plans") or {})["items"]
    key_id = operation.params.get("keyId")
    if key_id is not None:
        found = [one for one in found if documents.get("usage_plan_key", one["id"], key_id) is not None]
    return paging.page(found, operation.params)


def update_usage_plan(documents: Documents, operation: Operation) -> Document:
    """Change members of a usage plan."""
    changed = lookup.usage_plan(documents, operation.params["usagePlanId"])
    for one in operation.params.get("patchOperations") or []:
        changed = _patched(documents, changed, one)
    changed = _checked(changed)
    documents.put("usage_plan", changed["id"], document=changed)
    return with_tags(changed) or {}


def delete_usage_plan(documents: Documents, operation: Operation) -> Document:
    """Delete a usage plan that no stage needs any more; its keys stay in the account."""
    plan = lookup.usage_plan(documents, operation.params["usagePlanId"])
    if plan["apiStages"]:
        # Reported by users of AWS.
        raise bad_request(
            "Cannot delete Usage Plan because it has associated stages. Please dissociate the stages and try again."
        )
    documents.delete("usage_plan", plan["id"])
    documents.delete_below("usage_plan_key", plan["id"])
    documents.delete_below("usage_extension", plan["id"])
    operation.counters.forget(operation.account_id, operation.region, plan["id"])
    return {}


def _patched(documents: Documents, plan: Document, operation: Mapping[str, Any]) -> Document:
    op, path = operation.get("op"), operation.get("path") or ""
    if path == "/apiStages" and op in {"add", "remove", "replace"}:
        return _with_stage(documents, plan, operation)
    limit = METHOD_THROTTLE.fullmatch(path)
    if limit is not None and op in {"add", "replace"}:
        return _with_method_limit(plan, limit.groups(), operation.get("value"))
    whole = STAGE_THROTTLE.fullmatch(path)
    if whole is not None and op == "remove":
        return _without_method_limits(plan, whole.group(1), whole.group(2))
    return patching.apply(plan, [operation], PATHS)


def _with_stage(documents: Documents, plan: Document, operation: Mapping[str, Any]) -> Document:
    rest_api_id, colon, stage_name = (operation.get("value") or "").partition(":")
    if not colon:
        raise bad_request("Invalid API Stage specified")  # recorded for removals, inferred for others
    named = {"apiId": rest_api_id, "stage": stage_name}
    others = [one for one in plan["apiStages"] if (one["apiId"], one["stage"]) != (rest_api_id, stage_name)]
    if operation["op"] == "remove":
        if len(others) == len(plan["apiStages"]):
            stage = f"{{api: {rest_api_id}, stage: {stage_name}}}"
            raise not_found(f"Invalid API Stage {stage} specified for usageplan {plan['id']}")
        return {**plan, "apiStages": others}
    kept = plan["apiStages"] if len(others) < len(plan["apiStages"]) else [*others, _api_stage(documents, named)]
    return {**plan, "apiStages": kept}


def _with_method_limit(plan: Document, found: tuple[str, ...], value: str | None) -> Document:
    named, method, limit = found
    stage = _stage_of(plan, named)
    throttle = stage.setdefault("throttle", {}).setdefault(_method_key(method), {})
    throttle[limit] = patching.number(value) if limit == "rateLimit" else patching.integer(value)
    return plan


def _without_method_limits(plan: Document, named: str, method: str | None) -> Document:
    stage = _stage_of(plan, named)
    if method is None:
        stage.pop("throttle", None)
        return plan
    parts = method.removesuffix("/rateLimit").removesuffix("/burstLimit")
    if stage.get("throttle", {}).pop(_method_key(parts), None) is None:
        raise not_found("Invalid method throttle specified")  # inferred
    if not stage["throttle"]:
        del stage["throttle"]
    return plan


def _stage_of(plan: Document, named: str) -> Document:
    for one in plan["apiStages"]:
        if f"{one['apiId']}:{one['stage']}" == named:
            found: Document = one
            return found
    raise not_found(f"API Stage not found: {named}")  # inferred


def _method_key(text: str) -> str:
    """Return `/pets/GET` for `~1pets/GET`, `~1pets~1GET` and `/pets/GET`."""
    return "/" + text.replace("~1", "/").replace("~0", "~").strip("/")


def _api_stage(documents: Documents, asked: Mapping[str, Any]) -> Document:
    rest_api_id, stage_name = asked.get("apiId") or "", asked.get("stage") or ""
    if not any(documents.get(kind, rest_api_id, stage_name) for kind in _stage_kinds(documents, rest_api_id)):
        raise not_found(f"API Stage not found: {rest_api_id}:{stage_name}")  # reported by users of AWS
    limits = {_method_key(key): dict(value) for key, value in (asked.get("throttle") or {}).items()}
    return {"apiId": rest_api_id, "stage": stage_name, **({"throttle": limits} if limits else {})}


def _stage_kinds(documents: Documents, api_id: str) -> tuple[str, ...]:
    """Return the kind of document that a stage of an API is; HTTP APIs have no keys (documented)."""
    api = documents.get("api", api_id)
    if api is None:
        return ("stage",)
    return ("api_stage",) if api["ProtocolType"] == "WEBSOCKET" else ()


def _checked(plan: Document) -> Document:
    """Return the plan, or raise when its quota or throttle cannot be; what is allowed is documented, texts inferred."""
    quota, throttle = plan.get("quota"), plan.get("throttle", {})
    if any(limit < 0 for limit in throttle.values()):
        raise bad_request("Usage Plan throttle limits must not be negative")
    if quota is None:
        return plan
    if quota.get("period") not in PERIODS or quota.get("limit", 0) <= 0:
        raise bad_request(f"Usage Plan quota must have a limit above 0 and a period out of {','.join(PERIODS)}")
    largest, words = OFFSETS[quota["period"]]
    if not 0 <= quota.get("offset", 0) <= largest:
        raise bad_request(f"Usage Plan quota offset must be {words} in the {quota['period']} period")
    return {**plan, "quota": {"offset": 0, **quota}}


PATHS = Table(
    keep_empty=frozenset({"apiStages"}),
    paths=(
        Path(pattern="/name", member="name"),
        Path(pattern="/description", member="description"),
        # Documented for replace; Terraform's provider adds and removes it as well.
        Path(pattern="/productCode", member="productCode", ops=ADD_REPLACE_REMOVE),
        Path(pattern="/throttle", member="throttle", ops=REMOVE),
        Path(pattern="/throttle/rateLimit", member="throttle.rateLimit", ops=ADD_REPLACE, read=patching.number),
        Path(pattern="/throttle/burstLimit", member="throttle.burstLimit", ops=ADD_REPLACE, read=patching.integer),
        Path(pattern="/quota", member="quota", ops=REMOVE),
        Path(pattern="/quota/limit", member="quota.limit", ops=ADD_REPLACE, read=patching.integer),
        Path(pattern="/quota/offset", member="quota.offset", ops=ADD_REPLACE, read=patching.integer),
        Path(pattern="/quota/period", member="quota.period", ops=ADD_REPLACE),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateUsagePlan-Patch; wording inferred."""
