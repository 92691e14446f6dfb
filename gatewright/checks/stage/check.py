"""Does the API have the stage that the path names?

On an execute-api host the first path segment is the stage, in exactly these letters:
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
"""

from gatewright.aws.addresses import split_stage
from gatewright.checks.reach import NO_API, is_control_plane, may_be_of_v2
from gatewright.checks.stage import not_found
from gatewright.checks.words import NOT_KNOWN, command, words
from gatewright.i18n import N_
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Missing, Unknown


def check(call: Call) -> Outcome:
    """Find the stage named by the first path segment."""
    if isinstance(call.address, Unknown):
        if is_control_plane(call):
            return NO_API
        return Unsure((stages_missing(call),), (_denial(call, ()),))
    name, _ = split_stage(call.address.path)
    if not name:
        # Whatever REST or WebSocket API this is: a path without a first segment names none of its stages.
        facts = (_segment(name),) if isinstance(call.api, Unknown) else (_segment(name), _stages(call.api))
        if isinstance(call.api, Unknown) and may_be_of_v2(call):
            return Unsure((stages_missing(call),), (_denial(call, facts),))
        return _denial(call, facts)
    if isinstance(call.api, Unknown):
        may = () if call.address.implied_stage else (_denial(call, (_segment(name),)),)
        return Unsure((stages_missing(call),), may)
    stage = call.api.stages.get(name)
    if stage is None:
        return _denial(call, (_segment(name), _stages(call.api)))
    if isinstance(stage, Unknown):
        # A mapping that names its stage was found to lead there, or not, before.
        may = () if call.address.implied_stage else (_denial(call, (_segment(name),)),)
        return Unsure(stage.missing or (stages_missing(call),), may)
    return Pass(call.at_stage(stage))


def _denial(call: Call, facts: tuple[Fact, ...]) -> Deny:
    known = "" if isinstance(call.api, Unknown) else ", ".join(stage.name for stage in call.api.stages.known())
    return Deny(not_found.CAUSE, facts, words(call, known_stages=known or NOT_KNOWN))


def _segment(name: str) -> Fact:
    return Fact("request", "path[0]", name or "-")


def _stages(api: Api) -> Fact:
    names = ", ".join(stage.name for stage in api.stages.known())
    return Fact("configuration", f"rest_apis[{api.id}].stages", names or "-")


def stages_missing(call: Call) -> Missing:
    """Return what tells of the stages."""
    values = words(call)
    return Missing(
        subject="configuration.stages",
        what=Message(N_("the stages of the API {rest_api_id}"), values),
        permission="apigateway:GET",
        command=command("aws apigateway get-stages --rest-api-id {rest_api_id}", values),
    )
