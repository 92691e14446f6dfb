"""Does the method require an API key, and is the one that came good for this stage?

Restates "Choose an API key source" and "Set up API keys for REST APIs", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html
All its refusals answer alike: 403 `{"message":"Forbidden"}` (asserted live by LocalStack's AWS-validated
`test_api_key_required_for_methods`; error type from public transcripts).
"""

from gatewright.aws.addresses import split_stage
from gatewright.aws.paths import router
from gatewright.aws.websocket_routes import CONNECT
from gatewright.checks.api_key import disabled, in_no_usage_plan, missing, plan_misses_stage, unknown
from gatewright.checks.api_key.evidence import comes_from_authorizer, denial, key_fact, missing_knowledge, no_key_fact
from gatewright.checks.stage import changed_since_deployment
from gatewright.i18n import N_
from gatewright.model.call import Call, KeyUse
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.unknown import UNKNOWN, Missing, PartlyTold, Unknown
from gatewright.model.usage import ApiKey, UsagePlan

_NOT_REQUIRED = Message(N_("the method does not require an API key"))
_WHAT_THE_AUTHORIZER_SAID = Unknown(
    (
        Missing(
            subject="answer.authorizer.usageIdentifierKey",
            what=Message(N_("the API key that the authorizer returned as usageIdentifierKey")),
        ),
    )
)
_OF_A_KEY = (unknown.CAUSE, plan_misses_stage.CAUSE, in_no_usage_plan.CAUSE, disabled.CAUSE)


def check(call: Call) -> Outcome:
    """Find the key where the API reads it, then the usage plan that joins it to this stage."""
    if isinstance(call.route, Unknown):
        return _unsure(call, call.route, "method")
    required = call.route.method.api_key_required
    if required is False:
        return Skip(_NOT_REQUIRED, call.with_key(None))
    if isinstance(required, Unknown):
        return _unsure(call, required, "method")
    value = _value(call)
    if isinstance(value, Unknown):
        return _unsure(call, value, "request.headers.x-api-key")
    if not value:
        return _unless_opened(call, denial(call, missing.CAUSE, (no_key_fact(call),)))
    key = call.configuration.api_keys.get(value)
    if isinstance(key, Unknown):
        return _unsure(call, key, "api_keys")
    if key is None:
        fact = Fact("configuration", "api_keys", "-")
        return _unless_opened(call, denial(call, unknown.CAUSE, (key_fact(call, value), fact)))
    return _judge(call, key)


def _value(call: Call) -> str | Unknown | None:
    """Return the key that came, from where the API reads it.

    With the source AUTHORIZER the header is ignored, and a method without an authorizer has no key (documented).
    """
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return UNKNOWN
    source = call.stage.deployed.api_key_source
    if isinstance(source, Unknown):
        return source
    if source == "HEADER":
        return call.request.headers.get("x-api-key")
    if isinstance(call.authorized, Unknown):
        return None if _has_no_authorizer(call) else _WHAT_THE_AUTHORIZER_SAID
    return None if call.authorized is None else call.authorized.usage_identifier_key


def _has_no_authorizer(call: Call) -> bool:
    return not isinstance(call.route, Unknown) and call.route.method.authorization_type == "NONE"


def _judge(call: Call, key: ApiKey) -> Outcome:
    """Find the plan that joins a key which exists to the stage."""
    if isinstance(key.enabled, Unknown):
        return _unsure(call, key.enabled, "api_keys")
    if not key.enabled:
        fact = Fact("configuration", f"api_keys[{key.id}].enabled", "false")
        return _unless_opened(call, denial(call, disabled.CAUSE, (key_fact(call, key.value), fact), key))
    plans = call.configuration.usage_plans
    if isinstance(plans, Unknown) or isinstance(call.stage, Unknown) or isinstance(call.address, Unknown):
        return _unsure(call, plans if isinstance(plans, Unknown) else UNKNOWN, "usage_plans", key)
    here = (call.address.api_id, call.stage.name)
    holding = call.configuration.plans_by_key.get(key.id, ())
    plan = next((plan for plan in holding if here in plan.stages), None)
    dark = [plan for plan in plans if isinstance(plan.key_ids, Unknown)]
    if plan is not None:
        if any(here in other.stages for other in dark):
            return Unsure(missing_knowledge(call, UNKNOWN, "usage_plan_keys", dark), ())
        return Pass(call.with_key(KeyUse(key, plan)))
    if any(here in other.stages for other in dark) or (dark and not holding):
        return _unsure(call, UNKNOWN, "usage_plan_keys", key, dark)
    return _unless_opened(call, _no_plan(call, key, holding))


def _no_plan(call: Call, key: ApiKey, holding: tuple[UsagePlan, ...]) -> Deny:
    if not holding:
        fact = Fact("configuration", f"usage_plans[*].keys[{key.id}]", "-")
        return denial(call, in_no_usage_plan.CAUSE, (key_fact(call, key.value), fact), key)
    facts = tuple(
        Fact("configuration", f"usage_plans[{plan.id}].apiStages", ", ".join(sorted(map(":".join, plan.stages))) or "-")
        for plan in holding
    )
    return denial(call, plan_misses_stage.CAUSE, (key_fact(call, key.value), *facts), key, holding)


def _unless_opened(call: Call, refusal: Deny) -> Outcome:
    """Return the refusal, or name the older deployment when the saved method needs no key any more."""
    required = _required_as_saved(call)
    if required is True:
        return refusal
    fact = Fact("configuration", f"resources[{refusal.values['resource']}].apiKeyRequired", "false")
    signature = changed_since_deployment.FORBIDDEN_FOR_A_KEY
    changed = denial(call, changed_since_deployment.CAUSE, (fact,), signature=signature)
    if isinstance(required, Unknown):
        return Unsure(missing_knowledge(call, required, "resources", ()), (refusal, changed))
    return changed


def _required_as_saved(call: Call) -> bool | Unknown:
    """Tell whether the saved API wants a key for this call; one that does not serve the call opens nothing either."""
    if isinstance(call.address, Unknown) or isinstance(call.api, Unknown):
        return UNKNOWN
    saved = call.api.saved
    if isinstance(saved, Unknown):
        return saved
    if call.api.protocol == "WEBSOCKET":
        connect = saved.resources.get(CONNECT)
        return True if connect is None else connect.methods["ANY"].api_key_required
    route = router(saved).route(call.request.method, split_stage(call.address.path)[1])
    return True if route is None else route.method.api_key_required


def _unsure(
    call: Call, unknown_value: Unknown, subject: str, key: ApiKey | None = None, plans: list[UsagePlan] | None = None
) -> Unsure:
    """Return all that can still be meant; `key` is the key when that much is known."""
    may = tuple(denial(call, cause, (), key) for cause in _possible(call, key))
    return Unsure(missing_knowledge(call, unknown_value, subject, plans or []), may)


def _possible(call: Call, key: ApiKey | None) -> tuple[Cause, ...]:
    """Return the causes that what is known of the request leaves open, the likeliest first."""
    later = (changed_since_deployment.CAUSE,)
    if key is not None and isinstance(key.enabled, bool):
        return (plan_misses_stage.CAUSE, in_no_usage_plan.CAUSE, *later)
    if comes_from_authorizer(call):
        # What stands in the header is ignored then.
        return (missing.CAUSE, *_OF_A_KEY, *later)
    sent = call.request.headers.get("x-api-key")
    if isinstance(sent, PartlyTold) or (isinstance(sent, str) and sent):
        return (*_OF_A_KEY, missing.CAUSE, *later)
    if sent is None or sent == "":
        return (missing.CAUSE, *later)
    return (missing.CAUSE, *_OF_A_KEY, *later)
