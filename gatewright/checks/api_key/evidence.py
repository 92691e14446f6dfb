"""What a refusal for an API key shows: the facts, the words, and what is missing to be sure."""

from collections.abc import Sequence

from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Signature
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.usage import ApiKey, UsagePlan

_READS = {
    "method": (
        Message(N_("whether the deployed method requires an API key")),
        "aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id} --embed apisummary",
    ),
    "request.headers.x-api-key": (Message(N_("whether the request carried the header x-api-key")), None),
    "api_keys": (
        Message(N_("the API keys of the account, with their values")),
        "aws apigateway get-api-keys --include-values",
    ),
    "resources": (
        Message(N_("whether the saved method still requires an API key")),
        "aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods",
    ),
    "usage_plans": (Message(N_("the usage plans of the account")), "aws apigateway get-usage-plans"),
}


def denial(
    call: Call,
    cause: Cause,
    facts: tuple[Fact, ...],
    key: ApiKey | None = None,
    plans: Sequence[UsagePlan] = (),
    signature: Signature | None = None,
) -> Deny:
    """Return a refusal for `cause`, with the placeholders of the key's sentences."""
    more = {
        "key_id": key.id if key else "-",
        "plan_id": plans[0].id if plans else "-",
        "plan_stages": ", ".join(sorted(":".join(stage) for plan in plans for stage in plan.stages)) or "-",
    }
    return Deny(cause, (*_required(call), *facts), words(call, **more), signature)


def _required(call: Call) -> tuple[Fact, ...]:
    if isinstance(call.route, Unknown) or isinstance(call.route.method.api_key_required, Unknown):
        return ()
    where = f"deployed[{call.route.resource.path}].{call.route.method.http_method}.apiKeyRequired"
    return (Fact("configuration", where, "true"),)


def comes_from_authorizer(call: Call) -> bool:
    """Tell whether the API is known to read the key from its authorizer; unless told, it is the header."""
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return False
    return call.stage.deployed.api_key_source == "AUTHORIZER"


def key_fact(call: Call, value: str) -> Fact:
    """Return the key that came, as a secret."""
    if comes_from_authorizer(call):
        return Fact("answer", "authorizer.usageIdentifierKey", value, secret=True)
    return Fact("request", "headers.x-api-key", value, secret=True)


def no_key_fact(call: Call) -> Fact:
    """Return that no key came from where the API reads it."""
    if comes_from_authorizer(call):
        return Fact("answer", "authorizer.usageIdentifierKey", "-")
    return Fact("request", "headers.x-api-key", "-")


def missing_knowledge(call: Call, unknown: Unknown, subject: str, plans: Sequence[UsagePlan]) -> tuple[Missing, ...]:
    """Return what would have to be learnt: the reader's own reasons first."""
    dark = tuple(
        gap for plan in plans if isinstance(plan.key_ids, Unknown) for gap in plan.key_ids.missing or (_keys_of(plan),)
    )
    if unknown.missing or dark:
        return (*unknown.missing, *dark)
    what, template = _READS[subject]
    place = subject if subject.startswith("request.") else f"configuration.{subject}"
    permission = "apigateway:GET" if template else None
    shown = command(template, words(call)) if template else None
    return (Missing(subject=place, what=what, permission=permission, command=shown),)


def _keys_of(plan: UsagePlan) -> Missing:
    return Missing(
        subject=f"configuration.usage_plans[{plan.id}].keys",
        what=Message(N_("the keys of the usage plan {plan_id}"), {"plan_id": plan.id}),
        permission="apigateway:GET",
        command=f"aws apigateway get-usage-plan-keys --usage-plan-id {plan.id}",
    )
