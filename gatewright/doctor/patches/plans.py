"""Usage plans and API keys, changed where a template declares them."""

from collections.abc import Iterator
from typing import Any

from gatewright.doctor.patches.document import Change, Document
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.edit import Append, Edit, Put, Remove
from gatewright.sources.edits.nodes import Path

_PLAN = "AWS::ApiGateway::UsagePlan"
_KEY = "AWS::ApiGateway::ApiKey"


def add_the_stage_to_the_plan(document: Document) -> Iterator[Change]:
    """Name the stage in the plan that holds the key."""
    for at, one in _of_type(document, "plan_id", _PLAN):
        api, stage = document.api, document.call.stage
        if api is None or isinstance(stage, Unknown):
            return
        if document.main.kind == "terraform":
            known = one.get("api_stages")
            api_id = "" if isinstance(document.call.api, Unknown) else document.call.api.id
            added = {"api_id": api_id, "stage": stage.name, "throttle": []}
            kept = known if isinstance(known, list) else []
            yield _change(document, Put((*at, "api_stages"), [*kept, added]))
        else:
            yield _change(
                document, Append((*at, "ApiStages"), {"ApiId": {"Ref": api}, "Stage": document.stage(stage.name)})
            )


def enable_the_key(document: Document) -> Iterator[Change]:
    """Enable the key that was sent."""
    for at, _one in _of_type(document, "key_id", _KEY):
        yield _change(document, Put((*at, "enabled" if document.main.kind == "terraform" else "Enabled"), True))


def add_the_key_to_a_plan(document: Document) -> Iterator[Change]:
    """Join the key to the plan that opens the stage."""
    plan_id = document.values.get("open_plan_id")
    for plan in document.named(plan_id, _PLAN) if plan_id else ():
        yield from _joined(document, {"Ref": plan})


def join_by_a_new_plan(document: Document) -> Iterator[Change]:
    """Declare a plan for the stage, and join the key to it."""
    stage = document.call.stage
    if document.api is None or isinstance(stage, Unknown) or document.main.kind != "template":
        return
    name = document.unused(f"{document.api}Plan")
    stages = [{"ApiId": {"Ref": document.api}, "Stage": document.stage(stage.name)}]
    plan = Put(("Resources", name), {"Type": _PLAN, "Properties": {"ApiStages": stages}})
    for joined in _joined(document, {"Ref": name}):
        yield _change(document, plan, *joined.edits)


def take_the_rate_limit_off_the_plan(document: Document) -> Iterator[Change]:
    """Take the plan's own rate limit out."""
    yield from _without(document, "Throttle", "throttle_settings")


def take_the_quota_off_the_plan(document: Document) -> Iterator[Change]:
    """Take the plan's quota out."""
    yield from _without(document, "Quota", "quota_settings")


def _without(document: Document, name: str, in_terraform: str) -> Iterator[Change]:
    name = in_terraform if document.main.kind == "terraform" else name
    for at, one in _of_type(document, "plan_id", _PLAN):
        if one.get(name):
            yield _change(document, Remove((*at, name)))


def _joined(document: Document, plan: Any) -> Iterator[Change]:
    key_id = document.values.get("key_id")
    for key in document.named(key_id, _KEY) if key_id and document.main.kind == "template" else ():
        if key in document.resources:
            properties = {"KeyId": {"Ref": key}, "KeyType": "API_KEY", "UsagePlanId": plan}
            joined = {"Type": "AWS::ApiGateway::UsagePlanKey", "Properties": properties}
            yield _change(document, Put(("Resources", document.unused(f"{key}InPlan")), joined))


def _of_type(document: Document, value: str, kind: str) -> Iterator[tuple[Path, Any]]:
    physical_id = document.values.get(value)
    for name in document.named(physical_id, kind) if physical_id else ():
        found = document.properties(name)
        if found is not None:
            yield found


def _change(document: Document, *edits: Edit) -> Change:
    return Change(sheet=document.main, edits=edits, deployed=False)
