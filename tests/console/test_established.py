"""What the checks looked at that let a call pass."""

from dataclasses import replace

from gatewright.console.established import established
from gatewright.model.authorizer import Authorized
from gatewright.model.network import VpcEndpoint
from gatewright.model.outcome import Pass
from gatewright.model.principal import Caller, Principal
from gatewright.model.request import Tls
from gatewright.model.trace import Step
from tests.console.made import World

ARN = "arn:aws:iam::000000000000:user/sam"


def test_each_check_that_passed_tells_what_it_found() -> None:
    """The API, the stage with its deployment, and the route; nothing of checks that do not apply."""
    decision = World().decided()

    found = {check: [fact.value for fact in facts] for check, facts in established(decision.call, decision.trace)}

    assert found["domain"] == ["pets.execute-api.eu-west-1.amazonaws.com", "pets"]
    assert found["stage"][0] == "dev"
    assert found["route"] == ["GET /pets"]
    assert {"iam", "authorizer", "api-key", "waf"}.isdisjoint(found)


def test_the_caller_is_told_by_name_and_never_by_a_secret() -> None:
    """Who signed, whom the authorizer knows, over which connection; an API key by its id."""
    decision = World().decided()
    trace = tuple(Step(name, Pass()) for name in ("iam", "authorizer", "tls", "endpoint", "resource-policy"))
    peer = replace(decision.call.request.peer, tls=Tls(version="TLSv1.3"), vpc_endpoint=VpcEndpoint(vpce_id="vpce-1"))
    call = replace(
        decision.call,
        request=replace(decision.call.request, peer=peer),
        principal=Principal(caller=Caller(arn=ARN)),
        authorized=Authorized(claims={"sub": "sam"}),
    )

    found = {check: facts[0].value for check, facts in established(call, trace)}

    assert found == {
        "iam": ARN,
        "authorizer": "sam",
        "tls": "TLSv1.3",
        "endpoint": "vpce-1",
        "resource-policy": "192.0.2.7",
    }
