"""The questions about the call itself, and what a truthful answer to them may exclude."""

import pytest

from gatewright.doctor.call_questions import OF_THE_CALL
from gatewright.doctor.questions import kept, next_question


def test_they_need_no_more_than_a_look_and_are_of_each_call() -> None:
    """Whoever made the call has what answers them."""
    assert {(1, True, None)} == {(row.cost, row.of_each_call, row.command) for row in OF_THE_CALL}


@pytest.mark.parametrize(
    ("causes", "question"),
    [
        (("stage.not-found", "domain.path-not-mapped"), "url.host"),
        (("iam.bearer-token-sent", "iam.header-malformed"), "call.authorization"),
        (("route.not-found", "route.preflight-refused"), "call.preflight"),
        (("route.not-found", "stage.repeated-in-path"), "url.stage-repeated"),
        (("integration.refused", "edge.other-service"), "answer.ids"),
    ],
)
def test_an_answer_alone_leaves_what_a_look_at_the_call_tells(causes: tuple[str, ...], question: str) -> None:
    """So it is asked for."""
    asked = next_question(causes, {})

    assert asked is not None
    assert question == asked.id


@pytest.mark.parametrize(
    ("question", "answer", "cause"),
    [
        ("call.authorization", "there-is-none", "iam.header-malformed"),
        ("call.credentials", "ASIA-with-a-token", "iam.session-token-missing"),
        ("url.host", "a-custom-domain-name", "domain.host-unknown"),
        ("url.host", "of-a-server-before-the-API", "stage.not-found"),
        ("url.host", "a-name-with-vpce-", "endpoint.vpc-endpoint-policy-denied"),
    ],
)
def test_what_may_be_so_all_the_same_stays(question: str, answer: str, cause: str) -> None:
    """A signature in the query, another's token, a name that no domain name has, a rewritten host."""
    assert kept({question: answer}, cause)
