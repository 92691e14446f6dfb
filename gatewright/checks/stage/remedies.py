"""Fixes of the stage check, made on a copy."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.route_keys import DEFAULT
from gatewright.checks.remedies import deploy_saved, deployable, known_stages, serves, with_path, with_stage
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.lazy_pattern import pattern
from gatewright.model.stage import Stage
from gatewright.model.unknown import Unknown

_NAME: Final = pattern(r"[A-Za-z0-9_-]{1,128}")


def call_an_existing_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Put a stage that exists, and that serves the rest of the path, in place of the one called or before it."""
    del values  # the call itself says more
    for stage, path in _candidates(call):
        if isinstance(stage.deployed, Unknown) or not serves(call, stage.deployed, path):
            continue
        # The URL of a WebSocket API ends with the stage.
        behind = "" if path == "/" and _has_no_paths(call) else path
        request = with_path(call, f"/{stage.name}{behind}")
        if request is not None:
            suggested = {"suggested_stage": stage.name, "suggested_path": request.path}
            return Proposal(request=request, configuration=call.configuration, values=suggested)
    return None


def _has_no_paths(call: Call) -> bool:
    return not isinstance(call.api, Unknown) and call.api.protocol == "WEBSOCKET"


def _candidates(call: Call) -> Iterator[tuple[Stage, str]]:
    """Yield a stage and a path below it, the closest in spelling first, then the whole path below each stage."""
    if isinstance(call.address, Unknown):
        return
    path = call.address.path
    name, rest = split_stage(path)
    stages = sorted(known_stages(call), key=lambda stage: -_likeness(stage.name, name))
    yield from ((stage, rest) for stage in stages)
    # Behind a stage that was left out, spelling says nothing: AWS's own order.
    yield from ((stage, path) for stage in known_stages(call))


def leave_the_stage_out(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Take the stage out of the path, which the mapping of a domain name stands for."""
    del values  # the call itself says more
    if isinstance(call.address, Unknown):
        return None
    stage, path = split_stage(call.address.path)
    again, rest = split_stage(path)
    request = with_path(call, f"/{stage}{rest}") if again == stage else None
    if request is None:
        return None
    return Proposal(request=request, configuration=call.configuration, values={"suggested_path": request.path})


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def deploy(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Deploy the saved definition to the called stage."""
    del values  # the call itself says more
    configuration = deploy_saved(call)
    return None if configuration is None else Proposal(request=call.request, configuration=configuration)


def deploy_to_a_new_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Make the stage that the path names, and deploy the saved definition to it."""
    name = values.get("stage", "")
    if isinstance(call.api, Unknown) or isinstance(call.api.saved, Unknown) or call.api.protocol == "WEBSOCKET":
        return None
    if _NAME.fullmatch(name) is None or call.api.stages.get(name) is not None:
        return None
    return deploy(call.at_stage(Stage(name=name)), values)


def deploy_to_the_default_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Make the stage that an HTTP API serves at the root, where the path as it is names one of its routes."""
    del values  # the call itself says more
    if isinstance(call.api, Unknown) or isinstance(call.api.saved, Unknown) or call.api.protocol != "HTTP":
        return None
    if isinstance(call.address, Unknown) or call.api.stages.get(DEFAULT) is not None:
        return None
    if not serves(call, call.api.saved, call.address.path):
        return None
    stage = Stage(name=DEFAULT, deployed=deployable(call.api.saved), deploys_itself=True)
    configuration = with_stage(call, stage)
    if configuration is None:
        return None
    return Proposal(request=call.request, configuration=configuration, values={"default_stage": DEFAULT})


def deploy_for_the_first_time(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Deploy the saved definition to the stage that the path names, which no check established: it serves nothing."""
    stage = None if isinstance(call.api, Unknown) else call.api.stages.get(values.get("stage", ""))
    return None if stage is None or isinstance(stage, Unknown) else deploy(call.at_stage(stage), values)
