"""Fixes of the throttle check, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace

from gatewright.checks.remedies import with_plan
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown


def take_the_rate_limit_off_the_plan(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Remove the usage plan's own rate limit."""
    if values.get("level") != "plan" or isinstance(call.key_use, Unknown) or call.key_use is None:
        return None
    plan = replace(call.key_use.plan, throttle=None)
    return Proposal(request=call.request, configuration=with_plan(call.configuration, call.key_use.key, plan))


def take_the_quota_off_the_plan(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Remove the usage plan's quota."""
    del values  # the call itself says more
    if isinstance(call.key_use, Unknown) or call.key_use is None:
        return None
    plan = replace(call.key_use.plan, quota=None)
    return Proposal(request=call.request, configuration=with_plan(call.configuration, call.key_use.key, plan))
