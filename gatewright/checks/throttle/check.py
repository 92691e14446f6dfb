"""Is there a token left for this call, and a request left in the key's quota?

Restates "Throttle requests to your REST APIs": the plan's limit for the method, the plan's own, the stage's for the
method, the account's in the region. Then the quota (throttle before quota: inferred).
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
"""

from collections.abc import Iterator

from gatewright.checks.throttle import quota_exceeded, rate_exceeded
from gatewright.checks.words import words
from gatewright.configuration.method_settings import EVERY_METHOD, setting_key
from gatewright.i18n import N_
from gatewright.model.call import Call, KeyUse, Route
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.question import SpendQuota, TakeToken
from gatewright.model.stage import Stage
from gatewright.model.unknown import Missing, Unknown

_NO_LIMIT = Skip(Message(N_("no rate limit and no quota holds for this call")))
_USAGE = Missing(
    subject="answer.usage",
    what=Message(N_("how many requests had been made shortly before")),
    permission="apigateway:GET",
)


def check(call: Call) -> Outcome:
    """Take a token from every bucket that holds for the call, then one request from the quota."""
    if isinstance(call.stage, Unknown) or isinstance(call.route, Unknown) or isinstance(call.key_use, Unknown):
        return Unsure((_USAGE,), (_rate(call, None), _quota(call, None)))
    questions = tuple(_questions(call, call.stage, call.route, call.key_use))
    for place, question in enumerate(questions):
        if _lets_nobody_in(question):
            return _refusal(call, question)
        if question not in call.answers:
            return Ask(question)
        answer = call.answers[question]
        if isinstance(answer, Unknown):
            return Unsure(answer.missing or (_USAGE,), tuple(_refusal(call, later) for later in questions[place:]))
        if not answer:
            return _refusal(call, question)
    return Pass(call) if questions else _NO_LIMIT


def _questions(call: Call, stage: Stage, route: Route, key_use: KeyUse | None) -> Iterator[TakeToken | SpendQuota]:
    """Yield what the world must answer, in AWS's order of limits."""
    of_account = call.configuration.account_throttle
    if not stage.method_settings and key_use is None and of_account is None:
        return
    api_id = "" if isinstance(call.address, Unknown) else call.address.api_id
    verb = route.method.http_method
    if key_use is not None:
        plan, key_id = key_use.plan, key_use.key.id
        of_method = plan.method_throttles.get((api_id, stage.name, f"{route.resource.path}/{verb}"))
        if of_method is not None:
            yield TakeToken(("plan-method", plan.id, key_id, api_id, stage.name, route.resource.path, verb), of_method)
        if plan.throttle is not None:
            yield TakeToken(("plan", plan.id, key_id), plan.throttle)
    settings = stage.method_settings.get(setting_key(route.resource.path, verb)) or stage.method_settings.get(
        EVERY_METHOD
    )
    if settings is not None and settings.throttle is not None:
        yield TakeToken(("stage", api_id, stage.name, route.resource.path, verb), settings.throttle)
    if of_account is not None:
        yield TakeToken(("account",), of_account)
    if key_use is not None and key_use.plan.quota is not None:
        yield SpendQuota(key_use.plan.id, key_use.key.id, key_use.plan.quota)


def _lets_nobody_in(question: TakeToken | SpendQuota) -> bool:
    """Tell a bucket that has no room for one token: it refuses every call, whoever made how many."""
    return isinstance(question, TakeToken) and question.throttle.burst_limit < 1


def _refusal(call: Call, question: TakeToken | SpendQuota) -> Deny:
    return _rate(call, question) if isinstance(question, TakeToken) else _quota(call, question)


def _rate(call: Call, question: TakeToken | None) -> Deny:
    if question is None:
        return Deny(
            rate_exceeded.CAUSE,
            (),
            words(call, level="-", rate_limit="-", refill_rate="-", burst_limit="-", plan_id="-"),
        )
    limit = question.throttle
    fact = Fact("configuration", f"throttle[{'/'.join(question.bucket)}]", f"{limit.rate_limit:g}/{limit.burst_limit}")
    more = {
        "level": question.bucket[0],
        "rate_limit": f"{limit.rate_limit:g}",
        "refill_rate": "-" if _lets_nobody_in(question) or not limit.rate_limit else f"{limit.rate_limit:g}",
        "burst_limit": str(limit.burst_limit),
        "plan_id": question.bucket[1] if question.bucket[0].startswith("plan") else "-",
    }
    return Deny(rate_exceeded.CAUSE, (fact,), words(call, **more))


def _quota(call: Call, question: SpendQuota | None) -> Deny:
    if question is None:
        return Deny(quota_exceeded.CAUSE, (), words(call, plan_id="-", key_id="-", limit="-", period="-"))
    quota = question.quota
    fact = Fact("configuration", f"usage_plans[{question.plan_id}].quota", f"{quota.limit}/{quota.period}")
    more = {
        "plan_id": question.plan_id,
        "key_id": question.key_id,
        "limit": str(quota.limit),
        "period": quota.period,
    }
    return Deny(quota_exceeded.CAUSE, (fact,), words(call, **more))
