"""Fixes of calls to a WebSocket API, made on a copy: open a connection, name a route, add one."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Final

from gatewright.aws.selection_keys import DEFAULT
from gatewright.aws.websocket_routes import RESERVED
from gatewright.checks.remedies import deployable, with_api, with_header, with_path
from gatewright.checks.words import NOT_KNOWN, endpoint
from gatewright.model.api import Definition, Method, Resource
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown

_HANDSHAKE: Final = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
"""What RFC 6455 wants of a client, with the key of its example."""


def open_a_connection(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Ask the stage for a connection, with whatever else was sent."""
    del values  # the call itself says more
    if isinstance(call.stage, Unknown):
        return None
    request = with_path(call, f"/{call.stage.name}")
    if request is None:
        return None
    for name, value in _HANDSHAKE.items():
        request = with_header(request, name, value)
    request = replace(request, method="GET", body=b"", protocol="HTTP/1.1")
    # `ws` for `http`, `wss` for `https`.
    url = f"ws{endpoint(request).removeprefix('http')}{request.path}"
    return Proposal(
        request=request, configuration=call.configuration, values={"suggested_url": url, "suggested_path": request.path}
    )


_MEMBER: Final = pattern(r"\$request\.body\.([A-Za-z0-9_-]+)")
"""The usual expression: one member of the message."""


def name_a_known_route(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Name, in the message that was sent, the route whose key is spelt most alike.

    Only that member is told: what else the message holds may be secret.
    """
    member = _MEMBER.fullmatch(values.get("route_selection_expression", ""))
    message = _read(call)
    if member is None or message is None or isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return None
    keys = {key.lower(): key for key in call.stage.deployed.resources if key not in RESERVED}
    close = get_close_matches(values["message_key"].lower(), keys, n=1)
    if not close:
        return None
    suggested = {member[1]: keys[close[0]]}
    return Proposal(
        request=replace(call.request, body=json.dumps({**message, **suggested}).encode()),
        configuration=call.configuration,
        values={"suggested_member": json.dumps(suggested, ensure_ascii=False)[1:-1]},
    )


def _read(call: Call) -> dict[str, Any] | None:
    """Return the message that was sent; `None` where it is no JSON object."""
    try:
        message = json.loads(b"" if isinstance(call.request.body, Unknown) else call.request.body)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def add_the_route(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add the route that the message names, or `$default` where it names none, and deploy the API.

    It is served by the integration of the others, where all have the same; which one else, only its owner knows.
    """
    if isinstance(call.api, Unknown) or isinstance(call.stage, Unknown) or isinstance(call.api.saved, Unknown):
        return None
    key = values.get("message_key", "")
    key = DEFAULT if key in {"", *RESERVED} else key
    targets = set(_targets(call.api.saved))
    target = targets.pop() if len(targets) == 1 else None
    route = Resource(path=key, methods={"ANY": Method(http_method="ANY", target=target)})
    saved = replace(call.api.saved, resources={**call.api.saved.resources, key: route})
    stage = replace(call.stage, deployed=deployable(saved))
    stages = replace(call.api.stages, items={**call.api.stages.items, stage.name: stage})
    return Proposal(
        request=call.request,
        configuration=with_api(call.configuration, replace(call.api, saved=saved, stages=stages)),
        values={"missing_route": key, "route_target": NOT_KNOWN if target is None else target},
    )


def _targets(definition: Definition) -> Iterator[str]:
    """Yield what the routes of messages lead to."""
    for key, resource in definition.resources.items():
        if key not in RESERVED:
            yield from (method.target for method in resource.methods.values() if method.target is not None)
