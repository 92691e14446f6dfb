"""API keys and usage plans from AWS's answers."""

from collections.abc import Mapping
from typing import Any

from gatewright.configuration.documents import Documents
from gatewright.configuration.method_settings import throttle
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.usage import ApiKey, Quota, UsagePlan


def api_keys(documents: Documents) -> Listing[ApiKey]:
    """Return the account's keys by value; read without their values they tell nothing about what a caller sent."""
    answer = documents.get("get_api_keys")
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = answer.get("items", ()) if answer else ()
    known = {item["value"]: _api_key(item) for item in items if "value" in item}
    # A position says that there are more keys than the answer holds.
    whole = len(known) == len(items) and "position" not in (answer or {})
    return Listing(known, None if whole else UNKNOWN)


def _api_key(item: Mapping[str, Any]) -> ApiKey:
    return ApiKey(id=item["id"], value=item["value"], enabled=item.get("enabled", UNKNOWN), name=item.get("name"))


def usage_plans(documents: Documents) -> tuple[UsagePlan, ...] | Unknown:
    """Return the account's usage plans in AWS's order, each with its keys where those were told."""
    answer = documents.get("get_usage_plans")
    if isinstance(answer, Unknown):
        return answer
    return tuple(_usage_plan(documents, item) for item in (answer.get("items", ()) if answer else ()))


def _usage_plan(documents: Documents, item: Mapping[str, Any]) -> UsagePlan:
    keys = documents.get("get_usage_plan_keys", item["id"])
    stages = item.get("apiStages", ())
    limits = item.get("throttle", {})
    return UsagePlan(
        id=item["id"],
        name=item.get("name"),
        stages=frozenset((stage["apiId"], stage["stage"]) for stage in stages),
        key_ids=keys if isinstance(keys, Unknown) else frozenset(key["id"] for key in (keys or {}).get("items", ())),
        throttle=throttle(limits.get("rateLimit"), limits.get("burstLimit")),
        method_throttles={
            (stage["apiId"], stage["stage"], method): limit
            for stage in stages
            for method, limits in stage.get("throttle", {}).items()
            if (limit := throttle(limits.get("rateLimit"), limits.get("burstLimit"))) is not None
        },
        quota=_quota(item.get("quota")),
    )


def _quota(item: Mapping[str, Any] | None) -> Quota | None:
    if not item or "limit" not in item:
        return None
    return Quota(limit=item["limit"], offset=item.get("offset", 0), period=item.get("period", "DAY"))


def plans_by_key(plans: tuple[UsagePlan, ...] | Unknown) -> Mapping[str, tuple[UsagePlan, ...]]:
    """Return the plans by the id of each key that they are known to hold."""
    found: dict[str, tuple[UsagePlan, ...]] = {}
    if not isinstance(plans, Unknown):
        for plan in plans:
            if not isinstance(plan.key_ids, Unknown):
                for key_id in plan.key_ids:
                    found[key_id] = (*found.get(key_id, ()), plan)
    return found
