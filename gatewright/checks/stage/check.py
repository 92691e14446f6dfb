"""Does the API have the stage that the path names?

On an execute-api host the first path segment is the stage, in exactly these letters:
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
"""

from gatewright.aws.addresses import split_stage
from gatewright.checks.reach import NO_API, is_control_plane, may_be_of_v2
from gatewright.checks.stage.evidence import no_such_stage, segment, stages_of
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Pass, Unsure
from gatewright.model.unknown import Missing, Unknown


def check(call: Call) -> Outcome:
    """Find the stage named by the first path segment."""
    if isinstance(call.address, Unknown):
        if is_control_plane(call):
            return NO_API
        return Unsure((stages_missing(call),), (no_such_stage(call, ()),))
    name, _ = split_stage(call.address.path)
    if not name:
        # Whatever REST or WebSocket API this is: a path without a first segment names none of its stages.
        facts = (segment(name),) if isinstance(call.api, Unknown) else (segment(name), stages_of(call.api, "rest_apis"))
        if isinstance(call.api, Unknown) and may_be_of_v2(call):
            return Unsure((stages_missing(call),), (no_such_stage(call, facts),))
        return no_such_stage(call, facts)
    if isinstance(call.api, Unknown):
        may = () if call.address.implied_stage else (no_such_stage(call, (segment(name),)),)
        return Unsure((stages_missing(call),), may)
    stage = call.api.stages.get(name)
    if stage is None:
        return no_such_stage(call, (segment(name), stages_of(call.api, "rest_apis")))
    if isinstance(stage, Unknown):
        # A mapping that names its stage was found to lead there, or not, before.
        may = () if call.address.implied_stage else (no_such_stage(call, (segment(name),)),)
        return Unsure(stage.missing or (stages_missing(call),), may)
    return Pass(call.at_stage(stage))


def stages_missing(call: Call) -> Missing:
    """Return what tells of the stages."""
    values = words(call)
    return Missing(
        subject="configuration.stages",
        what=Message(N_("the stages of the API {rest_api_id}"), values),
        permission="apigateway:GET",
        command=command("aws apigateway get-stages --rest-api-id {rest_api_id}", values),
    )
