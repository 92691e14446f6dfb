"""Traps in policies."""

import pytest

from gatewright.aws.policy.lint import lint
from tests.aws.policy.made import ACCOUNT, API, ROLE, USER, attached, identity, statement

IP = {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}


def ids(*nodes: dict[str, object], version: str = "2012-10-17", types: tuple[str, ...] = ("AWS_IAM",)) -> list[str]:
    """Return the findings of a resource policy by id."""
    return [finding.id for finding in lint(attached(*nodes, version=version), frozenset(types))]


def test_a_sound_policy_has_no_findings() -> None:
    """Nothing is said about what works."""
    assert [] == ids(statement(resource=f"{API}/*", Condition=IP), statement("Deny", resource=f"{API}/*/admin/*"))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (statement(resource=f"{API}/"), "resource-without-path"),
        (statement(resource=["arn:aws:*:a:b:c", "*"]), "value-matches-nothing"),
        (statement(Condition={"NotIpAddress": {"aws:SourceIp": "10.0.0.0/99"}}), "value-matches-nothing"),
        (statement(Principal={"AWS": ["AIDAEXAMPLE", ACCOUNT]}), "principal-matches-nobody"),
        (
            statement(Condition={"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-1/*"}}),
            "for-all-values-in-allow",
        ),
        (statement(NotPrincipal={"AWS": ACCOUNT}), "not-principal-in-allow"),
        (statement("Deny", NotPrincipal={"AWS": [USER]}), "not-principal-without-account"),
        (statement(Condition={"StringEquals": {"s3:prefix": "a"}}), "key-never-filled"),
    ],
)
def test_each_trap_is_found(node: dict[str, object], expected: str) -> None:
    """A statement with one trap has one finding, with its place and words."""
    finding = lint(attached(node))[0]

    assert [expected] == ids(node)
    assert finding.path.startswith("Statement[0].")
    assert "{" not in finding.message.render()


def test_near_misses_are_no_traps() -> None:
    """The same forms where they do what they say."""
    for node in (
        statement(resource=f"{API}/*"),
        statement(resource="arn:aws:execute-api:*:*:*/"),
        statement("Deny", Condition={"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-1/*"}}),
        statement("Deny", NotPrincipal={"AWS": [ROLE, ACCOUNT]}),
        statement(Condition={"StringEquals": {"aws:PrincipalTag/team": "a"}}),
    ):
        assert [] == ids(node)


def test_variables_need_the_new_version() -> None:
    """Under 2008-10-17 a variable is text, which nobody means."""
    node = statement(resource=f"{API}/prod/GET/${{aws:username}}")

    assert ["variable-in-old-version"] == ids(node, version="2008-10-17")
    assert [] == ids(node)


def test_iam_facts_need_iam_authentication() -> None:
    """Principals and their keys are unknown to methods that authenticate otherwise; identity policies do not ask."""
    condition = {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}
    nodes = statement(Principal={"AWS": ACCOUNT}), statement(Condition=condition)

    assert ["principal-needs-iam", "key-needs-iam"] == ids(*nodes, types=("NONE", "CUSTOM"))
    assert [] == ids(*nodes, types=("NONE", "AWS_IAM"))
    assert () == lint(identity(statement(Condition=condition)), frozenset({"NONE"}))


def test_statements_that_do_nothing_are_found() -> None:
    """A statement is unreachable when a part matches nothing, a Deny hits all it allows, or another says the same."""
    narrow = statement(resource=f"{API}/prod/*", Condition=IP)

    assert ["value-matches-nothing", "statement-never-applies"] == ids(statement(resource="arn:aws:*:a:b:c"))
    assert ["statement-denied-anyway"] == ids(narrow, statement("Deny", resource=f"{API}/*"))
    assert ["statement-repeated"] == ids(statement(resource=f"{API}/*"), narrow)
    assert [] == ids(narrow, statement(resource=f"{API}/*"))
    for condition in ({"NotIpAddress": {"aws:SourceIp": "x"}}, {"IpAddressIfExists": {"aws:SourceIp": "x"}}):
        assert ["value-matches-nothing"] == ids(statement(Condition=condition))
