"""The questions, as data: what the doctor asks where the gateway does not enforce a cause itself."""

import pytest

from gatewright.doctor.question_table import QUESTIONS
from gatewright.doctor.questions import kept, next_question

MISMATCH = (
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-body",
    "iam.signature-mismatch-host",
)


@pytest.mark.parametrize(
    ("causes", "question"),
    [
        (("route.not-found", "route.method-not-found", "iam.signature-missing"), "route.saved"),
        (MISMATCH, "iam.canonical-string"),
        (("authorizer.token-invalid", "authorizer.scope-missing"), "authorizer.token"),
        (("authorizer.policy-misses-resource", "authorizer.cached-policy-too-narrow"), "authorizer.when"),
        (("iam.access-key-unknown", "iam.session-expired"), "iam.credentials"),
        (("domain.path-not-mapped", "domain.routing-rule-unmatched"), "domain.mapping"),
        (("endpoint.private-from-public", "endpoint.public-api-through-vpc-endpoint"), "dns.address"),
        (("resource-policy.nothing-allows", "endpoint.vpc-endpoint-policy-denied"), "api.endpoint-type"),
        (("waf.rule-blocked", "waf.rate-exceeded"), "waf.terminating-rule"),
        (("authorizer.failed", "authorizer.invoke-permission-missing"), "authorizer.log"),
        (("edge.proxy-refused", "edge.other-service"), "call.direct"),
    ],
)
def test_causes_of_one_answer_are_told_apart(causes: tuple[str, ...], question: str) -> None:
    """Where an answer fits several causes there is a question that separates them."""
    asked = next_question(causes, {})

    assert asked is not None
    assert asked.id == question
    assert set(asked.separates) <= set(causes)


def test_good_credentials_may_still_be_unknown_to_a_region() -> None:
    """A region that the account has not enabled does not know its keys: the answer excludes only what it excludes."""
    assert kept({"iam.credentials": "they-are-good"}, "iam.access-key-unknown")
    assert kept({"iam.credentials": "they-are-good"}, "iam.session-token-missing")
    assert not kept({"iam.credentials": "they-are-good"}, "iam.session-expired")


def test_a_question_that_costs_a_log_has_no_cheaper_price() -> None:
    """Logs had to be on before the call, so such a question costs most."""
    assert {row.cost for row in QUESTIONS if ".log" in row.id or row.id.startswith("log.")} == {3}
