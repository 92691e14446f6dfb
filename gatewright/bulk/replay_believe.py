"""
What the log lets us believe of a call where a check alone cannot tell.

Under the configuration that was in force (NOW) a call that was admitted passed every check, and one that was refused
passed those before the one that refused it. Under another (NEXT) a check that reads the same of both configurations
comes to the same. Who signed is what the log says; limits of rate and number are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.paths import router
from gatewright.aws.selection_keys import DEFAULT
from gatewright.bulk.replay_inputs import inputs, inputs_beside_the_policy, policy_text
from gatewright.bulk.replay_keys import opens_no_more
from gatewright.bulk.replay_logged import Logged, lacking
from gatewright.bulk.replay_policy import allows_nobody, lets_in_again, refuses_again
from gatewright.bulk.replay_request import refuses_again as refuses_request
from gatewright.bulk.replay_request import rules_of, still_asked
from gatewright.bulk.replay_seen import OF_REQUESTS
from gatewright.bulk.replay_stand_ins import StandIn
from gatewright.bulk.replay_web_acl import blocks_again, without_settled
from gatewright.checks.api_key.evidence import comes_from_authorizer
from gatewright.checks.authorizer import identity_source_missing
from gatewright.checks.policies import facts
from gatewright.checks.request.check import held
from gatewright.checks.waf import WAF
from gatewright.i18n import N_
from gatewright.model.api import Definition, Method
from gatewright.model.authorizer import Authorized
from gatewright.model.call import Call, Route
from gatewright.model.listing import Listing
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.principal import Principal
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.model.waf import WebAcl

_OF_REQUESTS: Final = ("", "400", "415")
"""Statuses with which a request may have been refused that its method does not take; empty where nobody told."""

_NOT_FOUND: Final = "RESOURCE_NOT_FOUND"
"""How a call is answered that no route takes, and whose signature holds; without one its signature is missed."""

_LIMITS: Final = Missing(
    subject="answer.usage", what=Message(N_("how many requests had been made before: limits are left out"))
)


@dataclass(slots=True)
class Believed:
    """What is known of one call besides its request, under one configuration; a witness of `replay_judge`."""

    logged: Logged
    """The call."""

    caller: Principal | Unknown | None
    """Who signed it: `None` for nobody, `UNKNOWN` where the log does not tell."""

    stand_in: StandIn | None = None
    """What an authorizer returned, where nobody tells; `None` to leave it unknown."""

    passed: frozenset[str] = frozenset()
    """The checks that let it pass when it was made."""

    refused: Mapping[str, Deny] = field(default_factory=dict)
    """Those of which one refused it then, each with what it refused for."""

    then: Mapping[str, Call] | None = None
    """The call before each check under the configuration of then; `None` where this is that one."""

    before: dict[str, Call] = field(default_factory=dict)
    """The call before each check, for whoever compares."""

    strict: bool = False
    """Whether nobody is taken for unsigned because the log names no signer."""

    assumed: bool = False
    """Whether a caller of whom the log names no signer is taken for one who did not sign."""

    def __call__(self, check: str, call: Call, said: Outcome) -> Outcome:
        """Return what the check comes to."""
        self.before[check] = call
        if check == "throttle" and check in self.refused:
            denial = self.refused[check]
            return denial if self._same(check, call) else Unsure((_LIMITS,), (denial,))
        said = self._without_untold_keys(check, call, said)
        if not isinstance(said, Unsure):
            return said
        if check == "throttle" or (check == "request" and self._fits(call)):
            # Limits are left out, and so is what a method asks of every request alike.
            return Pass()
        if (check in self.refused or check in self.passed) and self._same(check, call):
            return self.refused[check] if check in self.refused else self._passed(check, call, said)
        if said.refuses and said.may and self.then is not None:
            return self._refused_in_any_case(check, said)
        if check in _OF_THE_POLICY:
            return self._by_the_policy(check, call, said)
        if check == "request":
            return self._by_other_rules(call, said)
        return _BY_THE_LOG.get(check, _untold)(self, call, said)

    def _refused_in_any_case(self, check: str, said: Unsure) -> Deny:
        """Return a refusal; what a call had to bring that this very check let pass before, it brings."""
        brought = [one for one in said.may if one.cause is not identity_source_missing.CAUSE]
        return brought[0] if brought and check in self.passed else said.may[0]

    def _fits(self, call: Call) -> bool:
        """Tell a request that is held to the same as when it was made, or that its method took then.

        That shows by a status that such a refusal has not.
        """
        if "request" in self.refused:
            return False
        if self.then is not None:
            return self._same("request", call)
        named = self.logged.value("error.responseType")
        return named not in OF_REQUESTS and self.logged.log.get("status", "") not in _OF_REQUESTS

    def _by_other_rules(self, call: Call, said: Unsure) -> Outcome:
        """Judge by what is asked of the request besides what was asked of it then."""
        before = None if self.then is None else self.then.get("request")
        then, now = None if before is None else rules_of(before), rules_of(call)
        if then is None or now is None:
            return said
        if "request" in self.passed:
            return held(call, still_asked(then, now))
        denial = self.refused.get("request")
        return said if denial is None or not refuses_request(denial.cause, then, now) else denial

    def _same(self, check: str, call: Call) -> bool:
        """Tell whether the check reads the same here as when the call was made."""
        if self.then is None:
            return True
        other = self.then.get(check)
        return other is not None and inputs(check, other) == inputs(check, call)

    def _by_the_policy(self, check: str, call: Call, said: Unsure) -> Outcome:
        """Judge by the statements that are new: those that stood there before did to the call what they did then."""
        against = policy_text(call)
        if not isinstance(against, str) or self.then is None:
            return said
        caller = call.principal.caller if isinstance(call.principal, Principal) else call.principal
        if _alone(check, call) and said.may and allows_nobody(against, facts(call, caller)):
            # Whether a Deny hits it too makes no difference.
            return next((one for one in said.may if one.cause.id.startswith("resource-policy.")), said.may[0])
        then = self.then.get(check)
        if then is None or inputs_beside_the_policy(check, then) != inputs_beside_the_policy(check, call):
            return said
        now = policy_text(then)
        if not isinstance(now, str):
            return said
        if check in self.refused:
            return self.refused[check] if refuses_again(now, against) else said
        passes = check in self.passed and lets_in_again(now, against, facts(call, caller))
        return self._passed(check, call, said) if passes else said

    def _passed(self, check: str, call: Call, said: Unsure) -> Pass:
        """Return that the check let the call pass, with what it establishes."""
        after = said.call or call
        if check == "iam" and isinstance(self.caller, Principal) and _wants_signature(call):
            return Pass(after.signed_by(self.caller))
        if check == "authorizer" and not isinstance(call.route, Unknown):
            if call.route.method.authorization_type != "CUSTOM":
                return Pass(after.authorized_as(Authorized()))
            if self.stand_in is not None:
                key = self.logged.value("identity.apiKeyId")
                return Pass(after.authorized_as(Authorized(policy=self.stand_in.authorizer, usage_identifier_key=key)))
        return Pass(after)

    def _without_untold_keys(self, check: str, call: Call, said: Outcome) -> Outcome:
        """Return that nobody knows the key that an authorizer returned, where the log does not name it."""
        if check != "api-key" or not isinstance(said, Deny) or self.logged.value("identity.apiKeyId") is not None:
            return said
        return Unsure((lacking("identity.apiKeyId"),), (said,)) if comes_from_authorizer(call) else said


def _untold(_: Believed, __: Call, said: Unsure) -> Outcome:
    return said


def _alone(check: str, call: Call) -> bool:
    """Tell whether the resource policy by itself has to allow the call."""
    kind = UNKNOWN if isinstance(call.route, Unknown) else call.route.method.authorization_type
    return kind == "NONE" if check == "resource-policy" else kind in ("COGNITO_USER_POOLS", "JWT")


def _wants_signature(call: Call) -> bool:
    return not isinstance(call.route, Unknown) and call.route.method.authorization_type == "AWS_IAM"


def _signature(believed: Believed, call: Call, said: Unsure) -> Outcome:
    """Judge by who signed, as the log has it: the signature itself cannot be checked again, and need not be."""
    if not _wants_signature(call) or "iam" in believed.refused:
        return said
    if isinstance(believed.caller, Principal):
        return Pass((said.call or call).signed_by(believed.caller))
    if isinstance(believed.caller, Unknown):
        return Unsure(believed.caller.missing or said.missing, said.may)
    then = None if believed.then is None else believed.then.get("iam")
    if then is None or _wants_signature(then) or not said.may or believed.strict or _had_signed(believed):
        return said
    # Named default: where the log has no signer, nobody signed. A method that wants no signature looks at none.
    believed.assumed = True
    return said.may[0]


def _had_signed(believed: Believed) -> bool:
    """Tell a call that no route took, and that was answered as one whose signature held: somebody signed it."""
    return "route" in believed.refused and believed.logged.value("error.responseType") == _NOT_FOUND


def _unmatched(believed: Believed, call: Call, said: Unsure) -> Outcome:
    """Refuse a call that no route takes, in whatever words it is refused; tell the route of a message by its key."""
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    if isinstance(deployed, Unknown) or isinstance(call.address, Unknown) or isinstance(call.api, Unknown):
        return said
    if call.api.protocol == "REST":
        path = split_stage(call.address.path)[1]
        return said.may[0] if router(deployed).route(call.request.method, path) is None and said.may else said
    if call.api.protocol == "WEBSOCKET":
        return _of_a_message(believed, call, said, deployed)
    return said


def _of_a_message(believed: Believed, call: Call, said: Unsure, deployed: Definition) -> Outcome:
    """Say which route takes a message, by the key that the log has of it."""
    key = believed.logged.value("routeKey")
    then = (believed.then or {}).get("route", call)
    was = then.stage if isinstance(then.stage, Unknown) else then.stage.deployed
    if isinstance(was, Unknown) or not said.may:
        return said
    if was.route_selection_expression != deployed.route_selection_expression:
        return said
    new = set(deployed.resources) - set(was.resources)
    if key is None:
        return said.may[0] if "route" in believed.refused and not new else said
    if key in deployed.resources:
        return Pass(call.on_route(Route(deployed.resources[key], Method(http_method="ANY"))))
    # What went to `$default` may be meant for a route that there was not.
    return said if key == DEFAULT and new else said.may[0]


def _web_acl(believed: Believed, call: Call, said: Unsure) -> Outcome:
    """Judge by the rules that are new: those that stood there before did to the call what they did then."""
    then = (believed.then or {}).get("waf")
    now, against = None if then is None else _web_acl_of(then), _web_acl_of(call)
    if then is None or now is None or against is None or then.public_path != call.public_path:
        return said
    if "waf" in believed.refused:
        return believed.refused["waf"] if blocks_again(now, against) else said
    left = without_settled(now, against) if "waf" in believed.passed else None
    if left is None:
        return said
    configuration = replace(call.configuration, web_acls=Listing({left.arn: left}))
    found = WAF.run(replace(call, configuration=configuration))
    return Pass() if isinstance(found, Pass) else found if isinstance(found, Deny) else said


def _web_acl_of(call: Call) -> WebAcl | None:
    if isinstance(call.stage, Unknown) or not isinstance(call.stage.web_acl_arn, str):
        return None
    found = call.configuration.web_acls.get(call.stage.web_acl_arn)
    return found if isinstance(found, WebAcl) else None


def _api_key(believed: Believed, call: Call, said: Unsure) -> Outcome:
    """Refuse again what no key opened then, where none opens more."""
    then = None if believed.then is None else believed.then.get("api-key")
    if then is None or "api-key" not in believed.refused or not opens_no_more(then, call):
        return said
    return believed.refused["api-key"]


_OF_THE_POLICY: Final = ("resource-policy", "authorize")
_BY_THE_LOG: Final = {"api-key": _api_key, "iam": _signature, "route": _unmatched, "waf": _web_acl}
