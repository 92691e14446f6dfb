"""Fixes of the throttle check, made on a copy."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.checks.remedies import with_plan, with_stage
from gatewright.configuration.method_settings import EVERY_METHOD, setting_key
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.stage import MethodSettings, Stage
from gatewright.model.unknown import Unknown
from gatewright.model.usage import Throttle

_DEFAULT: Final = Throttle(10_000, 5_000)
"""What an account has in most regions, unless AWS raised it (documented)."""


def take_the_rate_limit_off_the_plan(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Remove the usage plan's own rate limit."""
    if values.get("level") != "plan" or isinstance(call.key_use, Unknown) or call.key_use is None:
        return None
    plan = replace(call.key_use.plan, throttle=None)
    return Proposal(request=call.request, configuration=with_plan(call.configuration, call.key_use.key, plan))


def raise_the_limits_of_the_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Set the stage's limits, of the method or of all that have none of their own, to what an account has by default.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
    """
    stage, route = call.stage, call.route
    if values.get("level") != "stage" or isinstance(stage, Unknown) or isinstance(route, Unknown):
        return None
    if isinstance(call.api, Unknown):
        return None
    path, verb = route.resource.path, route.method.http_method
    own = setting_key(path, verb)
    key, place = (own, f"{path.replace('/', '~1')}/{verb}") if own in stage.method_settings else (EVERY_METHOD,) * 2
    settings = stage.method_settings.get(key)
    if settings is None:
        return None
    changed = {**stage.method_settings, key: replace(settings, throttle=_DEFAULT)}
    configuration = with_stage(call, replace(stage, method_settings=changed))
    if call.api.protocol != "REST":
        return _of_the_route(call, stage, own, replace(settings, throttle=_DEFAULT))
    limits = (("rateLimit", f"{_DEFAULT.rate_limit:.0f}"), ("burstLimit", str(_DEFAULT.burst_limit)))
    patches = [{"op": "replace", "path": f"/{place}/throttling/{name}", "value": value} for name, value in limits]
    if configuration is None or "'" in place:
        return None
    named = {"patch_operations": json.dumps(patches, separators=(",", ":"))}
    return Proposal(request=call.request, configuration=configuration, values=named)


def _of_the_route(call: Call, stage: Stage, key: str, settings: MethodSettings) -> Proposal | None:
    """Return the proposal in which the route has these limits of its own, whatever the others have."""
    configuration = with_stage(call, replace(stage, method_settings={**stage.method_settings, key: settings}))
    if configuration is None or isinstance(call.route, Unknown):
        return None
    path, verb = call.route.resource.path, call.route.method.http_method
    route_key = f"{verb} {path}" if path.startswith("/") else path
    limits = {"ThrottlingRateLimit": _DEFAULT.rate_limit, "ThrottlingBurstLimit": _DEFAULT.burst_limit}
    named = {"route_settings": json.dumps({route_key: limits}, separators=(",", ":"))}
    return Proposal(request=call.request, configuration=configuration, values=named)


def take_the_quota_off_the_plan(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Remove the usage plan's quota."""
    del values  # the call itself says more
    if isinstance(call.key_use, Unknown) or call.key_use is None:
        return None
    plan = replace(call.key_use.plan, quota=None)
    return Proposal(request=call.request, configuration=with_plan(call.configuration, call.key_use.key, plan))
