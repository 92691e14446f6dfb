"""A question is a value, so that its answer can be kept under it."""

from gatewright.model.question import Question, SpendQuota, TakeToken
from gatewright.model.usage import Quota, Throttle


def test_the_same_question_is_the_same_key() -> None:
    """An answer is found again by asking the same."""
    answers: dict[Question, bool] = {
        TakeToken(("plan", "p", "k"), Throttle(10.0, 20)): True,
        SpendQuota("p", "k", Quota(5, 0, "DAY")): False,
    }

    assert answers[TakeToken(("plan", "p", "k"), Throttle(10.0, 20))] is True
    assert answers[SpendQuota("p", "k", Quota(5, 0, "DAY"))] is False


def test_another_limit_is_another_question() -> None:
    """An answer given under an old limit does not answer for a new one."""
    assert TakeToken(("plan", "p", "k"), Throttle(10.0, 20)) != TakeToken(("plan", "p", "k"), Throttle(10.0, 21))
