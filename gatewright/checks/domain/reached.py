"""Does the stage exist that a mapping, or a routing rule, of a custom domain name leads to?

One that leads to a stage or an API that is gone answers like none (inferred: nothing behind it could answer otherwise).
"""

from gatewright.checks.domain.missing import api_missing, stages_missing
from gatewright.model.address import Address
from gatewright.model.call import Call
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Unknown


def reached(call: Call, address: Address, stage_name: str | None, denial: Deny) -> Outcome:
    """Establish the API at an address; `denial` is what is answered where it, or its stage, is gone."""
    api = call.configuration.api(address.api_id)
    if api is None:
        return denial
    if isinstance(api, Unknown):
        return Unsure(api.missing or (api_missing(address.api_id),), (denial,), call.at_address(address))
    stage = None if stage_name is None else api.stages.get(stage_name)
    if stage_name is not None and stage is None:
        return denial
    if isinstance(stage, Unknown):
        return Unsure(stage.missing or (stages_missing(api.id),), (denial,), call.at_api(address, api))
    return Pass(call.at_api(address, api))
