"""What refusals for a stage point to: the segment of the path that names it, and the stages that there are."""

from gatewright.checks.stage import not_found
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown


def no_such_stage(call: Call, facts: tuple[Fact, ...]) -> Deny:
    """Return the refusal of a call whose stage does not exist."""
    known = "" if isinstance(call.api, Unknown) else stage_names(call.api)
    return Deny(not_found.CAUSE, facts, words(call, known_stages=known or NOT_KNOWN))


def segment(name: str) -> Fact:
    """Return the segment of the path that names the stage."""
    return Fact("request", "path[0]", name or "-")


def stages_of(api: Api, listing: str) -> Fact:
    """Return the stages of an API, which stands in this listing: `apis`, `rest_apis`."""
    return Fact("configuration", f"{listing}[{api.id}].stages", stage_names(api) or "-")


def stage_names(api: Api) -> str:
    """Return the names of the stages that are known."""
    return ", ".join(stage.name for stage in api.stages.known())
