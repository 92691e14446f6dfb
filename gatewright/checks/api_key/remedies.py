"""Fixes of the API key check, made on a copy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gatewright.checks.remedies import with_deployed_method, with_header, with_plan
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown
from gatewright.model.usage import ApiKey, UsagePlan


def send_a_good_key(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Send a key that is enabled and that a plan joins to the stage."""
    del values  # the configuration says more
    for key in call.configuration.api_keys.known():
        if key.enabled is True and any(_here(call, plan) for plan in call.configuration.plans_by_key.get(key.id, ())):
            named = {"good_key_id": key.id, "good_key_name": key.name or key.id}
            request = with_header(call.request, "x-api-key", key.value)
            return Proposal(request=request, configuration=call.configuration, values=named)
    return None


def enable_the_key(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Enable the key that was sent."""
    key = _key(call, values)
    if key is None:
        return None
    keys = call.configuration.api_keys
    enabled = replace(keys, items={**keys.items, key.value: replace(key, enabled=True)})
    return Proposal(request=call.request, configuration=replace(call.configuration, api_keys=enabled))


def add_the_key_to_a_plan(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add the key to the first plan that has the stage."""
    key = _key(call, values)
    plan = next((plan for plan in _plans(call) if _here(call, plan)), None)
    if key is None or plan is None or isinstance(plan.key_ids, Unknown):
        return None
    joined = replace(plan, key_ids=plan.key_ids | {key.id})
    return Proposal(
        request=call.request,
        configuration=with_plan(call.configuration, key, joined),
        values={"open_plan_id": plan.id},
    )


def join_by_a_new_plan(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Make a plan that joins the key to the stage."""
    key = _key(call, values)
    if key is None or isinstance(call.address, Unknown) or isinstance(call.stage, Unknown):
        return None
    here = (call.address.api_id, call.stage.name)
    plan = UsagePlan(id="new", stages=frozenset({here}), key_ids=frozenset({key.id}))
    return Proposal(request=call.request, configuration=with_plan(call.configuration, key, plan))


def add_the_stage_to_the_plan(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add the stage to the first plan that holds the key."""
    key = _key(call, values)
    holding = call.configuration.plans_by_key.get(key.id, ()) if key else ()
    if key is None or not holding or isinstance(call.address, Unknown) or isinstance(call.stage, Unknown):
        return None
    joined = replace(holding[0], stages=holding[0].stages | {(call.address.api_id, call.stage.name)})
    return Proposal(
        request=call.request,
        configuration=with_plan(call.configuration, key, joined),
        values={"plan_id": joined.id},
    )


def require_no_key(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the method be called without a key, and deploy."""
    del values  # the call itself says more
    return with_deployed_method(call, lambda method: replace(method, api_key_required=False))


def _plans(call: Call) -> Iterator[UsagePlan]:
    if not isinstance(call.configuration.usage_plans, Unknown):
        yield from call.configuration.usage_plans


def _here(call: Call, plan: UsagePlan) -> bool:
    if isinstance(call.address, Unknown) or isinstance(call.stage, Unknown):
        return False
    return (call.address.api_id, call.stage.name) in plan.stages


def _key(call: Call, values: Mapping[str, str]) -> ApiKey | None:
    wanted = values.get("key_id")
    return next((key for key in call.configuration.api_keys.known() if key.id == wanted), None)
