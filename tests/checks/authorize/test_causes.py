"""What a known caller can be refused for."""

from dataclasses import replace

from gatewright.aws.policy.combine import Answer
from gatewright.aws.policy.facts import Facts, resource
from gatewright.checks.authorize.causes import ALL, may_be_of_iam, of_cognito, of_iam, of_lambda
from gatewright.model.principal import Caller

FACTS = Facts(resource=resource("arn:aws:execute-api:eu-west-1:111122223333:a1/prod/GET/"), caller=Caller())
SILENT = frozenset({"implicitly denied"})
DENIED = frozenset({"explicitly denied"})


def test_the_vpc_endpoint_is_named_whichever_the_workflow() -> None:
    """Its policy stands on the way of every call."""
    answer = Answer(SILENT, "endpoint")  # type: ignore[arg-type]  # a literal set

    assert {cause.id for cause in (of_iam(answer, FACTS), of_lambda(answer, kept=False), of_cognito(answer))} == {
        "endpoint.vpc-endpoint-policy-denied"
    }


def test_every_cause_stands_once() -> None:
    """The check lists each of its causes, and none twice."""
    assert len({cause.id for cause in ALL}) == len(ALL)
    assert of_iam(Answer(DENIED, "scp"), FACTS).id == "iam.explicit-deny"  # type: ignore[arg-type]  # a literal set


def test_what_the_policies_cannot_come_to_is_not_left() -> None:
    """Silence is no Deny and a Deny no silence; a caller of the API's account needs no second side."""
    here = replace(FACTS, caller=Caller(account="111122223333"))
    silent = Answer(frozenset({"allowed", "implicitly denied"}), "identity")
    denied = Answer(frozenset({"allowed", "explicitly denied"}), "scp")

    assert [cause.id for cause in may_be_of_iam(silent, FACTS)] == [
        "iam.not-allowed",
        "iam.cross-account-needs-both",
        "resource-policy.nothing-allows",
    ]
    assert [cause.id for cause in may_be_of_iam(silent, here)] == ["iam.not-allowed", "resource-policy.nothing-allows"]
    assert [cause.id for cause in may_be_of_iam(denied, here)] == ["iam.explicit-deny", "resource-policy.explicit-deny"]
