"""
Usage: how many requests the keys of a usage plan made, and how many are left.

https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html: `items` holds for each key a list with one pair for
each day, the requests used and those that remain of the quota.
"""

from datetime import UTC, date, datetime, time, timedelta

from gatewright.aws.quota import period_start
from gatewright.model.usage import Quota
from gatewright.services.apigateway import lookup
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigateway.paging import page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

NOON = time(12)
"""An instant that lies within its day, whatever is rounded."""

LONGEST_RANGE = 90
"""Days that one call may ask for (inferred from AWS's console; the API page names no bound)."""


def get_usage(documents: Documents, operation: Operation) -> Document:
    """Answer the usage of a plan's keys, day by day."""
    params = operation.params
    plan = lookup.usage_plan(documents, params["usagePlanId"])
    days = _days(params["startDate"], params["endDate"])
    keys = [one["id"] for one in documents.list("usage_plan_key", plan["id"])]
    if params.get("keyId") is not None:
        keys = [one for one in keys if one == params["keyId"]]
        if not keys:
            raise not_found("Invalid API Key identifier specified")
    cut = page([{"id": one} for one in keys], params)
    rest = {"position": cut["position"]} if "position" in cut else {}
    return {**_usage(operation, plan, [one["id"] for one in cut["items"]], days), **rest}


def update_usage(documents: Documents, operation: Operation) -> Document:
    """Set how many requests remain to a key in the current period."""
    params = operation.params
    plan = lookup.usage_plan(documents, params["usagePlanId"])
    if documents.get("usage_plan_key", plan["id"], params["keyId"]) is None:
        raise not_found("Invalid API Key identifier specified")
    if "quota" not in plan:
        raise bad_request("Usage Plan has no quota")  # inferred
    today = datetime.fromtimestamp(operation.now, UTC).date()
    for one in params.get("patchOperations") or []:
        remaining = _remaining(operation, plan, params["keyId"], today)
        operation.counters.extend(
            operation.account_id,
            operation.region,
            plan["id"],
            params["keyId"],
            day=today.isoformat(),
            by=_wanted(one) - remaining,
        )
    # Counters raise no revision: this tells the gateway that what it remembers of the quota is no longer so.
    documents.put("usage_extension", plan["id"], params["keyId"], document={"extendedAt": operation.now})
    return _usage(operation, plan, [params["keyId"]], [today])


def _wanted(operation: Document) -> int:
    op, path, value = operation.get("op"), operation.get("path"), operation.get("value") or ""
    if path != "/remaining" or op != "replace":
        raise bad_request(f"Invalid patch path  '{path}' specified for op '{op}'. Must be one of: [/remaining]")
    if not value.isdecimal():
        raise bad_request(f"Invalid patch value specified: expected a whole number, got {value!r}")  # inferred
    return int(value)


def _usage(operation: Operation, plan: Document, keys: list[str], days: list[date]) -> Document:
    used = operation.counters.used(
        operation.account_id, operation.region, plan["id"], first=days[0].isoformat(), last=days[-1].isoformat()
    )
    return {
        "usagePlanId": plan["id"],
        "startDate": days[0].isoformat(),
        "endDate": days[-1].isoformat(),
        "items": {
            key: [[used.get(key, {}).get(day.isoformat(), 0), _remaining(operation, plan, key, day)] for day in days]
            for key in keys
        },
    }


def _remaining(operation: Operation, plan: Document, key_id: str, day: date) -> int:
    """Return what remained of the quota at the end of the day; 0 for a plan without one (inferred)."""
    quota = plan.get("quota")
    if quota is None:
        return 0
    noon = datetime.combine(day, NOON, UTC).timestamp()
    period = Quota(limit=quota["limit"], offset=quota.get("offset", 0), period=quota["period"])
    first = period_start(period, noon).isoformat()
    place = (operation.account_id, operation.region, plan["id"])
    used = operation.counters.used(*place, first=first, last=day.isoformat()).get(key_id, {})
    extended = operation.counters.extended(*place, first=first, last=day.isoformat()).get(key_id, {})
    return max(0, int(quota["limit"]) + sum(extended.values()) - sum(used.values()))


def _days(first: str, last: str) -> list[date]:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise bad_request("Invalid date specified: expected startDate and endDate as YYYY-MM-DD") from None  # inferred
    count = (end - start).days + 1
    if not 1 <= count <= LONGEST_RANGE:
        raise bad_request(f"Invalid date range specified: expected 1 to {LONGEST_RANGE} days")  # inferred
    return [start + timedelta(days=number) for number in range(count)]
