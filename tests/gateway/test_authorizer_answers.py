"""What Lambda authorizers said, kept by who asked."""

import pytest

from gatewright.aws.authorizer_output import returned
from gatewright.gateway import authorizer_answers
from gatewright.gateway.authorizer_answers import AuthorizerAnswers, Kept, Key
from gatewright.model.authorizer import Returned
from gatewright.model.question import InvokeAuthorizer

ANSWER = returned(
    b'{"principalId":"me","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}'
)
assert isinstance(ANSWER, Returned)
KEPT = Kept(ANSWER, until=10.0, flushes=0)


def key(token: str = "sesame") -> Key:
    """Return under what an answer for a token is kept."""
    return "000000000000", "us-east-1", "d1", InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", (token,))


def test_an_answer_holds_until_its_time_or_a_flush() -> None:
    """The second in which it ends counts as after it."""
    answers = AuthorizerAnswers()
    answers.keep(key(), KEPT)

    assert answers.get(key(), 9.9, 0) is KEPT
    assert [answers.get(key(), 10.0, 0), answers.get(key(), 0.0, 1), answers.get(key("other"), 0.0, 0)] == [None] * 3


def test_the_oldest_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as there is room for are kept."""
    monkeypatch.setattr(authorizer_answers, "MOST_KEPT", 2)
    answers = AuthorizerAnswers()
    for token in "abc":
        answers.keep(key(token), KEPT)

    assert [answers.get(key(token), 0.0, 0) is KEPT for token in "abc"] == [False, True, True]
