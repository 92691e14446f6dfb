"""What the placeholders of every cause stand for: the machine strings of one call."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from gatewright.aws.addresses import address, address_of, split_stage
from gatewright.model.call import Call
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import fill
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_SAFE: Final = "/%:@!$&()*+,;=~-._"
_BARE: Final = pattern(r"[A-Za-z0-9_-]+")
_PLAIN: Final = pattern(r"[A-Za-z0-9/._~-]*")

NOT_KNOWN = "?"
"""Stands for a machine string that nobody told us."""


def words(call: Call, **more: str) -> dict[str, str]:
    """Return the placeholders that every cause may use, and `more` of its own.

    `http_method`, `url`, `endpoint` (scheme, host and port), `host`, `path` (below the stage), `stage`,
    `rest_api_id`, `region`, `account_id`, `deployment_id` and `resource` (the pattern that matched).
    """
    request = call.request
    origin = endpoint(request)
    values = {
        "http_method": request.method,
        "host": request.host,
        "url": origin + _shown(request.path),  # without its query, which may hold secrets
        "endpoint": origin,
        "region": _known(call.configuration.region),
        "account_id": _known(call.configuration.account_id),
        "path": request.path,
        "stage": NOT_KNOWN,
        "rest_api_id": NOT_KNOWN,
        "deployment_id": NOT_KNOWN,
        "resource": NOT_KNOWN,
    }
    named = address_of(request) if isinstance(call.address, Unknown) else call.address
    if named is not None and not isinstance(named, Unknown):
        stage, path = split_stage(named.path)
        values |= {"rest_api_id": named.api_id, "stage": stage, "path": path}
        values["region"] = named.region or values["region"]
    if not isinstance(call.stage, Unknown):
        values["deployment_id"] = _known(call.stage.deployment_id)
    if not isinstance(call.route, Unknown):
        values["resource"] = call.route.resource.path
    return values | more


def command(template: str, values: Mapping[str, str]) -> str:
    """Return a command with its placeholders filled; what nobody told us stands in it as `<its-name>`."""
    told = {name: f"<{name.replace('_', '-')}>" if value == NOT_KNOWN else value for name, value in values.items()}
    return fill(template, {**told, **looked_up(values)})


def looked_up(values: Mapping[str, str]) -> dict[str, str]:
    """Return what a command can find out by itself: the deployment, where the stage is known that serves it."""
    api_id, stage = values.get("rest_api_id", NOT_KNOWN), values.get("stage", NOT_KNOWN)
    if values.get("deployment_id", NOT_KNOWN) != NOT_KNOWN or NOT_KNOWN in (api_id, stage) or not stage:
        return {}
    if _BARE.fullmatch(api_id) is None or _BARE.fullmatch(stage) is None:
        return {}
    stage_of = f"--rest-api-id {api_id} --stage-name {stage}"
    return {"deployment_id": f"$(aws apigateway get-stage {stage_of} --query deploymentId --output text)"}


def _known(value: str | Unknown) -> str:
    return NOT_KNOWN if isinstance(value, Unknown) else value


def endpoint(request: Request) -> str:
    """Return scheme, host and port of a call: AWS's hosts speak TLS, a local gateway's plain port does not."""
    named = address(request.host, request.path)
    local = named is not None and named.kind == "local"
    authority = request.headers.get("host") if local else None
    return f"{'http' if local else 'https'}://{authority if isinstance(authority, str) else request.host}"


def _shown(path: str) -> str:
    """Return a path as it stands in a URL that people copy."""
    return path if _PLAIN.fullmatch(path) else quote(path, safe=_SAFE, errors="replace")
