"""Which stage of an HTTP API does the call reach?

Restates "Stages for HTTP APIs in API Gateway": the stage `$default` is served from the base of the API's URL, any other
at its name in the path. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
A stage to which nothing was ever deployed answers as one that is not there (inferred).
A first segment that is the name of a stage leads there, even beside `$default` (inferred). The local forms of an
address have a place for the stage, in which `$default` may stand too.
"""

from dataclasses import replace
from urllib.parse import unquote

from gatewright.aws.addresses import split_stage
from gatewright.aws.route_keys import DEFAULT
from gatewright.checks.stage import not_deployed, not_found
from gatewright.checks.words import NOT_KNOWN, command, words
from gatewright.i18n import N_
from gatewright.model.address import Address
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.stage import Stage
from gatewright.model.unknown import Missing, Unknown


def check(call: Call) -> Outcome:
    """Find the stage named by the first path segment, else the one at the root."""
    api, address = call.api, call.address
    if isinstance(api, Unknown) or isinstance(address, Unknown):
        return Unsure((_stages_missing(call),), (_denial(call, ()),))
    name, rest = split_stage(address.path)
    if unquote(name) == DEFAULT and _has_a_place_for_stages(call, address):
        return _at_the_root(call, api, replace(address, path=rest), name)
    # `$default` in a URL is a path of the `$default` stage; only a mapping may name it.
    found = None if name == DEFAULT and not address.implied_stage else api.stages.get(name) if name else None
    if found is None and not address.implied_stage:
        return _at_the_root(call, api, address, name)
    if isinstance(found, Unknown):
        return Unsure(found.missing or (_stages_missing(call),), (_denial(call, (_segment(name),)),))
    if found is None:
        return _denial(call, (_segment(name), _stages(api)))
    return _served(found, call.at_stage(found))


def _has_a_place_for_stages(call: Call, address: Address) -> bool:
    """Tell a call whose path names the API, and the stage behind it: a local form."""
    return address.kind == "local" and address.path != call.request.path


def _at_the_root(call: Call, api: Api, address: Address, name: str) -> Outcome:
    """Take the path as one of the `$default` stage."""
    stage = api.stages.get(DEFAULT)
    if stage is None:
        return _denial(call, (_segment(name), _stages(api)))
    if isinstance(stage, Unknown):
        return Unsure(stage.missing or (_stages_missing(call),), (_denial(call, (_segment(name),)),))
    to = replace(address, path=f"/{DEFAULT}{address.path}", implied_stage=True)
    return _served(stage, call.at_default_stage(to, stage))


def _served(stage: Stage, call: Call) -> Outcome:
    """Let a stage answer to which something was deployed; nothing at all is served by one without a deployment."""
    deployed, deployment_id = stage.deployed, stage.deployment_id
    if isinstance(deployed, Unknown) or deployed.resources or stage.deploys_itself:
        return Pass(call)
    if not isinstance(deployment_id, Unknown):
        return Pass(call)
    values = words(call)
    fact = Fact("configuration", f"stages[{values['stage']}].deploymentId", "-")
    return Deny(not_deployed.CAUSE, (fact,), values)


def _denial(call: Call, facts: tuple[Fact, ...]) -> Deny:
    known = "" if isinstance(call.api, Unknown) else ", ".join(stage.name for stage in call.api.stages.known())
    return Deny(not_found.CAUSE, facts, words(call, known_stages=known or NOT_KNOWN))


def _segment(name: str) -> Fact:
    return Fact("request", "path[0]", name or "-")


def _stages(api: Api) -> Fact:
    names = ", ".join(stage.name for stage in api.stages.known())
    return Fact("configuration", f"apis[{api.id}].stages", names or "-")


def _stages_missing(call: Call) -> Missing:
    values = words(call)
    return Missing(
        subject="configuration.stages",
        what=Message(N_("the stages of the API {rest_api_id}"), values),
        permission="apigateway:GET",
        command=command("aws apigatewayv2 get-stages --api-id {rest_api_id}", values),
    )
