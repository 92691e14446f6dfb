"""Traps in policies."""

import pytest

from gatewright.aws.policy.lint import lint, traps
from tests.aws.policy.made import ACCOUNT, API, ROLE, USER, attached, statement

IP = {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}


def found(*nodes: dict[str, object], version: str = "2012-10-17") -> list[tuple[str, str]]:
    """Return the traps of a resource policy: where they are, and what is said of them."""
    return [(trap.path, trap.message.render()) for trap in lint(attached(*nodes, version=version))]


def test_a_sound_policy_has_no_traps() -> None:
    """Nothing is said about what works."""
    assert [] == found(statement(resource=f"{API}/*", Condition=IP), statement("Deny", resource=f"{API}/*/admin/*"))


@pytest.mark.parametrize(
    ("node", "place", "said"),
    [
        (
            statement(resource=f"{API}/"),
            "Resource",
            f"`{API}/` ends behind the API id and matches no method; write `{API}/*`",
        ),
        (
            statement(resource=["arn:aws:*:a:b:c", "*"]),
            "Resource",
            "`arn:aws:*:a:b:c` is not a value for `Resource`; it matches nothing",
        ),
        (
            statement(Condition={"NotIpAddress": {"aws:SourceIp": "10.0.0.0/99"}}),
            "Condition.NotIpAddress.aws:SourceIp",
            "`10.0.0.0/99` is not a value for `NotIpAddress`; it matches nothing",
        ),
        (
            statement(Principal={"AWS": ["AIDAEXAMPLE", ACCOUNT]}),
            "Principal",
            "`AIDAEXAMPLE` names no principal that can call this API; the entry matches nobody",
        ),
        (
            statement(Condition={"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-1/*"}}),
            "Condition.ForAllValues:StringLike.aws:PrincipalOrgPaths",
            "`ForAllValues` holds for a call without the key `aws:PrincipalOrgPaths`, so this statement allows it too",
        ),
        (
            statement(NotPrincipal={"AWS": ACCOUNT}),
            "NotPrincipal",
            "`NotPrincipal` with `Allow` lets in all others, anonymous callers too; AWS does not support it",
        ),
        (
            statement("Deny", NotPrincipal={"AWS": [USER]}),
            "NotPrincipal",
            f"`NotPrincipal` lists `{USER}` without its account; AWS may then deny the caller all the same",
        ),
    ],
)
def test_each_trap_is_found(node: dict[str, object], place: str, said: str) -> None:
    """A statement with one trap has one, with its place and words."""
    assert [(f"Statement[0].{place}", said)] == found(node)


def test_near_misses_are_no_traps() -> None:
    """The same forms where they do what they say."""
    for node in (
        statement(resource=f"{API}/*"),
        statement(resource="arn:aws:execute-api:*:*:*/"),
        statement("Deny", Condition={"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-1/*"}}),
        statement("Deny", NotPrincipal={"AWS": [ROLE, ACCOUNT]}),
    ):
        assert [] == found(node)


def test_variables_need_the_new_version() -> None:
    """Under 2008-10-17 a variable is text, which nobody means."""
    resource = f"{API}/prod/GET/${{aws:username}}"
    said = f"`{resource}` is plain text in version 2008-10-17; variables need version 2012-10-17"

    assert [("Statement[0].Resource", said)] == found(statement(resource=resource), version="2008-10-17")
    assert [] == found(statement(resource=resource))


def test_statements_that_do_nothing_are_found() -> None:
    """A statement is unreachable when a part matches nothing, a Deny hits all it allows, or another says the same."""
    narrow = statement(resource=f"{API}/prod/*", Condition=IP)
    never = found(statement(resource="arn:aws:*:a:b:c"))

    assert [("Statement[0]", "this statement never applies: one of its parts matches nothing")] == never[1:]
    assert [("Statement[0]", "the Deny in statement 2 hits every call that this statement allows")] == found(
        narrow, statement("Deny", resource=f"{API}/*")
    )
    assert [("Statement[1]", "statement 1 already says this")] == found(statement(resource=f"{API}/*"), narrow)
    assert [] == found(narrow, statement(resource=f"{API}/*"))
    for condition in ({"NotIpAddress": {"aws:SourceIp": "x"}}, {"IpAddressIfExists": {"aws:SourceIp": "x"}}):
        assert ["`x`"] == [said[:3] for _, said in found(statement(Condition=condition))]


def test_the_traps_of_a_policy_are_worked_out_once() -> None:
    """By their place; of several at one place the first is told."""
    policy = attached(statement(resource=["arn:aws:*:a:b:c", "arn:aws:*:d:e:f", "*"]))
    said = traps(policy)

    assert {"Statement[0].Resource": "`arn:aws:*:a:b:c` is not a value for `Resource`; it matches nothing"} == {
        path: message.render() for path, message in said.items()
    }
    assert traps(policy) is said
