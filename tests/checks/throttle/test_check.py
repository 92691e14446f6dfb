"""Is there a token left, and a request in the quota? What the cases do not show."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.throttle.check import check
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.question import Question, SpendQuota, TakeToken
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.model.usage import Throttle
from tests.casebook import reached, request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
GOOD = "shop-key-value-of-forty-characters-00001"
LIMIT = {"throttlingRateLimit": 1.0, "throttlingBurstLimit": 1}
EVERYTHING = {
    "stage prod": {"methodSettings": {"*/*": LIMIT}},
    "plan shops": {
        "apiStages": [
            {"apiId": "a1b2c3d4e5", "stage": "prod", "throttle": {"/orders/POST": {"rateLimit": 2.0, "burstLimit": 3}}}
        ]
    },
}
LOGS = Unknown((Missing(subject="answer.usage", what=Message("how many requests the access log holds")),))


def orders(change: Mapping[str, Any] | None = None) -> Call:
    """Return a call of POST /orders with the good key, as the check gets it."""
    sent = request(f"POST {HOST}/prod/orders\nx-api-key: {GOOD}")
    return reached("throttle", sent, world("pets", change).configuration())


def asked(call: Call, answer: bool | Unknown = True) -> tuple[list[Question], Outcome]:
    """Return the questions that the check asks when each is answered alike, and what it says at last."""
    questions = []
    outcome = check(call)
    while isinstance(outcome, Ask):
        questions.append(outcome.question)
        call = call.answered(outcome.question, answer)
        outcome = check(call)
    return questions, outcome


def test_limits_are_asked_for_in_awss_order() -> None:
    """The plan's limit for the method, the plan's own, the stage's, and then the quota."""
    questions, outcome = asked(orders(EVERYTHING))
    levels = [question.bucket[0] if isinstance(question, TakeToken) else "quota" for question in questions]

    assert levels == ["plan-method", "plan", "stage", "quota"]
    assert isinstance(outcome, Pass)


def test_the_account_is_asked_last_of_the_rates() -> None:
    """Where somebody holds calls to its quota; all APIs of the region take from one bucket."""
    held = Throttle(10_000.0, 5_000)

    def levels(change: Mapping[str, Any] | None) -> list[str]:
        call = orders(change)
        questions, _ = asked(replace(call, configuration=replace(call.configuration, account_throttle=held)))
        return [question.bucket[0] if isinstance(question, TakeToken) else "quota" for question in questions]

    assert levels(EVERYTHING) == ["plan-method", "plan", "stage", "account", "quota"]
    assert "account" in levels(None)


def test_a_bucket_belongs_to_whom_its_limit_holds_for() -> None:
    """A plan's bucket is of each key; a stage's is of the method, whoever calls; no two are the same."""
    questions, _ = asked(orders(EVERYTHING))
    buckets = [question.bucket for question in questions if isinstance(question, TakeToken)]

    assert buckets == [
        ("plan-method", "pl4npr", "k3yg00d001", "a1b2c3d4e5", "prod", "/orders", "POST"),
        ("plan", "pl4npr", "k3yg00d001"),
        ("stage", "a1b2c3d4e5", "prod", "/orders", "POST"),
    ]
    assert [(one.plan_id, one.key_id) for one in questions if isinstance(one, SpendQuota)] == [("pl4npr", "k3yg00d001")]


def test_settings_of_a_method_win_over_those_of_all() -> None:
    """A method with its own settings is limited by them alone."""
    own = {"throttlingRateLimit": 7.0, "throttlingBurstLimit": 8}
    change = {"stage prod": {"methodSettings": {"*/*": LIMIT, "~1pets/GET": own}}}
    call = reached("throttle", request(f"GET {HOST}/prod/pets"), world("pets", change).configuration())
    ((question,), _) = asked(call)

    assert isinstance(question, TakeToken)
    assert (question.throttle.rate_limit, question.throttle.burst_limit) == (7.0, 8)


@pytest.mark.parametrize("change", [None, {"stage prod": {"methodSettings": {"*/*": {"loggingLevel": "INFO"}}}}])
def test_without_a_limit_nothing_is_asked(change: dict[str, Any] | None) -> None:
    """A call for which no limit is set skips the check."""
    call = reached("throttle", request(f"GET {HOST}/prod/pets"), world("pets", change).configuration())

    assert asked(call)[0] == []
    assert isinstance(check(call), Skip)


def test_a_no_is_refused_with_the_numbers_of_its_limit() -> None:
    """The refusal names the level, its rate and its burst."""
    questions, outcome = asked(orders(EVERYTHING), False)

    assert len(questions) == 1
    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "throttle.rate-exceeded"
    assert [outcome.values[name] for name in ("level", "rate_limit", "burst_limit")] == ["plan-method", "2", "3"]


def test_an_unknown_answer_leaves_it_and_all_behind_it_open() -> None:
    """Whoever does not know of the bucket does not know of the quota behind it either."""
    questions, outcome = asked(orders(), LOGS)

    assert len(questions) == 1
    assert isinstance(outcome, Unsure)
    assert [denial.cause.id for denial in outcome.may] == ["throttle.rate-exceeded", "throttle.quota-exceeded"]
    assert outcome.missing == LOGS.missing


def test_what_was_answered_is_not_open_any_more() -> None:
    """A bucket that had a token is not meant when the quota is unknown."""
    call = orders()
    questions, _ = asked(call)
    outcome = check(call.answered(questions[0], True).answered(questions[1], UNKNOWN))

    assert isinstance(outcome, Unsure)
    assert [denial.cause.id for denial in outcome.may] == ["throttle.quota-exceeded"]
    assert outcome.missing


def test_behind_a_refusal_any_limit_may_hold() -> None:
    """Where nobody knows the key or the route, neither rate nor quota is ruled out."""
    outcome = check(replace(orders(), key_use=UNKNOWN))

    assert isinstance(outcome, Unsure)
    assert {denial.cause.id for denial in outcome.may} == {"throttle.rate-exceeded", "throttle.quota-exceeded"}


def test_a_bucket_without_room_is_asked_nothing() -> None:
    """A burst of none lets nobody in, ever; and nothing is to wait for."""
    change = {"stage prod": {"methodSettings": {"*/*": {"throttlingRateLimit": 5.0, "throttlingBurstLimit": 0}}}}
    call = reached("throttle", request(f"GET {HOST}/prod/pets"), world("pets", change).configuration())
    questions, outcome = asked(call)

    assert [] == questions
    assert isinstance(outcome, Deny)
    assert "-" == outcome.values["refill_rate"]
