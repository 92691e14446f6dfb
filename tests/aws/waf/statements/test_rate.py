"""Rate-based rules: what is counted, and by what."""

from dataclasses import replace
from typing import Any

import pytest
from botocore.session import get_session

from gatewright.aws.waf.statements import rate
from gatewright.aws.waf.verdict import Undecided, Verdict
from gatewright.model.question import CountRequest
from gatewright.model.request import Peer, Request
from gatewright.model.unknown import UNKNOWN
from tests.aws.waf.asking import acl, request, result, rule, text


def by_rate(**members: Any) -> dict[str, Any]:
    """Return a rate-based statement."""
    return {"RateBasedStatement": {"Limit": 10, "AggregateKeyType": "IP", **members}}


def asked(found: dict[str, Any], of: Request) -> Any:
    """Return what one such rule asks or says."""
    return result(acl(rule("slow", found)), of)


def custom(*keys: dict[str, Any], **members: Any) -> dict[str, Any]:
    """Return a rate-based statement with custom keys."""
    return by_rate(AggregateKeyType="CUSTOM_KEYS", CustomKeys=list(keys), **members)


LOWER = [{"Priority": 0, "Type": "LOWERCASE"}]


@pytest.mark.parametrize(
    ("found", "instance"),
    [
        (by_rate(), (f"4/{0xC0000207}",)),
        (custom({"HTTPMethod": {}}), ("GET",)),
        (custom({"UriPath": {"TextTransformations": LOWER}}), ("/prod/pets",)),
        (custom({"QueryString": {"TextTransformations": LOWER}}), ("a=x",)),
        (custom({"QueryArgument": {"Name": "A", "TextTransformations": LOWER}}), ("x",)),
        (custom({"Header": {"Name": "X-Key", "TextTransformations": LOWER}}, {"IP": {}}), ("k", f"4/{0xC0000207}")),
        (custom({"Cookie": {"Name": "s", "TextTransformations": []}}), ("7",)),
    ],
)
def test_requests_are_counted_by_their_keys(found: dict[str, Any], instance: tuple[str, ...]) -> None:
    """Transformed where the rule says so; the question names the rule, the limit and the window."""
    question = asked(found, request("/prod/Pets", "a=X", X_Key="K", Cookie="s=7"))

    assert isinstance(question, CountRequest)
    assert (question.instance, question.limit, question.window, question.rule[1]) == (instance, 10, 300, "slow")


@pytest.mark.parametrize(
    "found",
    [
        custom({"Header": {"Name": "x-none", "TextTransformations": []}}),
        custom({"Cookie": {"Name": "none", "TextTransformations": []}}),
        custom({"QueryString": {"TextTransformations": []}}),
        custom({"LabelNamespace": {"Namespace": "awswaf:111122223333:webacl:shop:bots:"}}),
        by_rate(AggregateKeyType="CONSTANT", ScopeDownStatement=text("never")),
        by_rate(
            AggregateKeyType="FORWARDED_IP",
            ForwardedIPConfig={"HeaderName": "X-Forwarded-For", "FallbackBehavior": "MATCH"},
        ),
    ],
)
def test_requests_without_a_key_are_left_out(found: dict[str, Any]) -> None:
    """So are those that the scope-down statement does not match."""
    said = asked(found, request())

    assert isinstance(said, Verdict)
    assert said.allows


@pytest.mark.parametrize(("fallback", "allowed"), [("MATCH", False), ("NO_MATCH", True)])
def test_a_header_without_an_address_falls_back(fallback: str, allowed: bool) -> None:
    """To the rule's action at once, or to not being counted."""
    where = {"HeaderName": "X-Forwarded-For", "FallbackBehavior": fallback}
    said = asked(by_rate(AggregateKeyType="FORWARDED_IP", ForwardedIPConfig=where), request(X_Forwarded_For="nobody"))

    assert isinstance(said, Verdict)
    assert said.allows is allowed


def test_labels_of_earlier_rules_are_a_key() -> None:
    """Each label of the namespace is part of the instance."""
    key = {"LabelNamespace": {"Namespace": "awswaf:111122223333:webacl:shop:bots:"}}
    of = acl(rule("look", text("a"), "Count", RuleLabels=[{"Name": "bots:bad"}]), rule("slow", custom(key)))
    question = result(of, request(query="a"))

    assert isinstance(question, CountRequest)
    assert question.instance == ("awswaf:111122223333:webacl:shop:bots:bad",)


def test_a_changed_setting_counts_anew() -> None:
    """The limit may change without it; what is counted may not (documented)."""
    one, other = asked(by_rate(), request()), asked(by_rate(ScopeDownStatement=text("")), request())

    assert one.rule != other.rule
    assert one.rule == asked(by_rate(Limit=20), request()).rule


def test_the_answer_decides() -> None:
    """Within the limit the rule does not match; where nobody counted, it may."""
    of = acl(rule("slow", by_rate()))
    question = result(of, request())
    verdicts = {answer: result(of, request(), {question: answer}) for answer in (True, False)}
    unknown = result(of, request(), {question: UNKNOWN})

    assert {answer: isinstance(one, Verdict) and one.allows for answer, one in verdicts.items()} == {
        True: True,
        False: False,
    }
    assert isinstance(unknown, Undecided)
    assert [gap.subject for gap in unknown.missing] == ["answer.web_acl_rate"]


def test_a_key_that_nobody_told_decides_nothing() -> None:
    """The caller's address, a fingerprint."""
    assert isinstance(asked(by_rate(), replace(request(), peer=Peer())), Undecided)
    assert isinstance(asked(custom({"JA3Fingerprint": {"FallbackBehavior": "MATCH"}}), request()), Undecided)


def test_the_keys_are_those_of_the_model() -> None:
    """All twelve."""
    model = get_session().get_service_model("wafv2")

    assert set(model.shape_for("RateBasedStatementCustomKey").members) == set(rate._READ)
