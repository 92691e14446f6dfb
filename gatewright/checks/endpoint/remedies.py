"""Fixes of the endpoint check, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace

from gatewright.checks.remedies import with_stage
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown


def open_default_endpoint(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Open the default endpoint of the deployed API."""
    del values  # nothing of the denial is needed
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return None
    deployed = replace(call.stage.deployed, disable_execute_api_endpoint=False)
    configuration = with_stage(call, replace(call.stage, deployed=deployed))
    return None if configuration is None else Proposal(request=call.request, configuration=configuration)
