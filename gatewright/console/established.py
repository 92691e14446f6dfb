"""What a check looked at that let a call pass: the trace of a pass is a constant, and the call tells the rest."""

from collections.abc import Iterator

from gatewright.model.call import Call, KeyUse, Route
from gatewright.model.fact import Fact
from gatewright.model.network import VpcEndpoint
from gatewright.model.outcome import Pass
from gatewright.model.principal import Principal
from gatewright.model.request import Tls
from gatewright.model.trace import Trace
from gatewright.model.unknown import Unknown


def established(call: Call, trace: Trace) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return the facts of each check that passed, where it had any."""
    passed = {step.check for step in trace if isinstance(step.outcome, Pass)}
    facts: dict[str, list[Fact]] = {}
    for check, fact in _facts(call):
        if check in passed:
            facts.setdefault(check, []).append(fact)
    return tuple((check, tuple(each)) for check, each in facts.items())


def _facts(call: Call) -> Iterator[tuple[str, Fact]]:
    yield from _of_the_address(call)
    yield from _of_the_connection(call)
    if isinstance(call.route, Route):
        method = call.route.method
        yield "route", Fact("configuration", "route", f"{method.http_method} {call.route.resource.path}")
        for name, value in call.route.path_parameters.items():
            yield "route", Fact("request", f"path.{name}", value)
    if isinstance(call.principal, Principal):
        yield "iam", Fact("request", "caller", _text(call.principal.caller.arn))
    if call.authorized is not None and not isinstance(call.authorized, Unknown):
        told = call.authorized.principal_id or call.authorized.claims.get("sub")
        yield "authorizer", Fact("configuration", "principalId", told or "-")
    if isinstance(call.key_use, KeyUse):
        yield "api-key", Fact("configuration", "api_keys.id", call.key_use.key.id)
        yield "api-key", Fact("configuration", "usage_plans.id", call.key_use.plan.id)
        yield "throttle", Fact("configuration", "usage_plans.id", call.key_use.plan.id)


def _of_the_address(call: Call) -> Iterator[tuple[str, Fact]]:
    yield "domain", Fact("request", "host", call.request.host or "-")
    if not isinstance(call.api, Unknown):
        yield "domain", Fact("configuration", "api", call.api.id)
    if not isinstance(call.stage, Unknown):
        yield "stage", Fact("configuration", "stage", call.stage.name)
        yield "stage", Fact("configuration", f"stages[{call.stage.name}].deploymentId", _text(call.stage.deployment_id))
        if isinstance(call.stage.web_acl_arn, str):
            yield "waf", Fact("configuration", f"stages[{call.stage.name}].webAclArn", call.stage.web_acl_arn)


def _of_the_connection(call: Call) -> Iterator[tuple[str, Fact]]:
    peer = call.request.peer
    if isinstance(peer.tls, Tls):
        yield "tls", Fact("request", "tlsVersion", _text(peer.tls.version))
    if isinstance(peer.vpc_endpoint, VpcEndpoint):
        yield "endpoint", Fact("request", "vpceId", _text(peer.vpc_endpoint.vpce_id))
    yield "resource-policy", Fact("request", "sourceIp", _text(peer.source_ip))


def _text(value: str | Unknown) -> str:
    return "?" if isinstance(value, Unknown) else value
