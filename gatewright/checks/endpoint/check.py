"""Is the default execute-api endpoint open, and open from where the call came?

Restates "Disable the default endpoint for REST APIs": it holds for all stages and takes effect with a deployment.
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
A private API is open to VPC endpoints only, whatever name leads to it ("Private REST APIs in API Gateway"):
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
"""

from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.checks.endpoint import default_disabled, private_from_public
from gatewright.checks.endpoint.evidence import endpoint_words, way_fact
from gatewright.checks.reach import NO_API, is_control_plane, is_private, may_be_private, plain_host
from gatewright.checks.unproven import unproven
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.network import VpcEndpoint
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.unknown import Missing, Unknown

_OPEN = Pass()
_OTHER_NAME = Skip(Message(N_("the call came by a custom domain name, not by the default endpoint")))


def check(call: Call) -> Outcome:
    """Refuse a private API to the Internet, and the execute-api name where the deployed API has it disabled."""
    named, outside = call.address, _from_outside(call)
    if outside and is_private(call) and way_of(call.request) is None:
        return outside[0]
    if not isinstance(named, Unknown) and named.kind == "custom":
        return Unsure((_way(call),), outside) if outside else _OTHER_NAME
    stage = call.stage
    deployed = stage if isinstance(stage, Unknown) else stage.deployed
    if isinstance(deployed, Unknown):
        if isinstance(named, Unknown) and is_control_plane(call):
            return NO_API
        return Unsure(deployed.missing or (_deployed(call),), (_disabled(call), *outside))
    disabled = deployed.disable_execute_api_endpoint
    if isinstance(disabled, Unknown):
        return Unsure(disabled.missing or (_deployed(call),), (_disabled(call), *outside))
    if outside:
        return Unsure((_way(call),), (*outside, _disabled(call)) if disabled else outside)
    return _disabled(call) if disabled else _OPEN


def _disabled(call: Call) -> Deny:
    fact = Fact("configuration", "disableExecuteApiEndpoint", "true")
    return Deny(default_disabled.CAUSE, (Fact("request", "host", call.request.host), fact), words(call))


def _from_outside(call: Call) -> tuple[Deny, ...]:
    """Return the refusal of a private API to whoever did not come through a VPC endpoint; none where it may not be."""
    if not may_be_private(call) or isinstance(way_of(call.request), VpcEndpoint):
        return ()
    if isinstance(call.address, Unknown) and is_control_plane(call):
        return ()
    facts = (Fact("request", "host", call.request.host), way_fact(call))
    if not is_private(call):
        return unproven(call, (private_from_public.CAUSE,), *facts)
    kind = Fact("configuration", "endpointConfiguration.types", "PRIVATE")
    return (Deny(private_from_public.CAUSE, (*facts, kind), words(call, **endpoint_words(call))),)


def _deployed(call: Call) -> Missing:
    return Missing(
        subject="configuration.stage.deployed",
        what=Message(N_("what the stage's deployment holds")),
        permission="apigateway:GET",
        command=command(
            "aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
            " --embed apisummary",
            words(call),
        ),
    )


def _way(call: Call) -> Missing:
    return Missing(
        subject="request.vpc_endpoint",
        what=Message(N_("whether the call came through a VPC endpoint: then the name resolves to a private address")),
        command=command("dig +short {host}", {"host": plain_host(call)}),
    )
