"""From documents to atoms."""

import pytest

from gatewright.aws.policy.compile import compiled, policy
from gatewright.aws.policy.document import document
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.rulings import DENY, DIRECT
from gatewright.aws.policy.values import Truth
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import ACCOUNT, API, USER, attached, call, identity, statement, user


def truths(node: dict[str, object], facts: Facts) -> list[Truth]:
    """Hold a call against each atom of a statement."""
    return [atom.test(facts) for atom in attached(node).statements[0].atoms]


def test_a_statement_has_an_atom_for_each_part() -> None:
    """Principal, action, resource and each condition, with place, operands and what the call has."""
    node = statement(
        Principal={"AWS": USER},
        resource=f"{API}/*",
        Condition={"StringLike": {"aws:UserAgent": ["curl/*"]}, "Bool": {"aws:SecureTransport": True}},
    )
    atoms = attached(node).statements[0].atoms
    facts = call(caller=user())

    assert ["principal", "action", "resource", "condition", "condition"] == [atom.kind for atom in atoms]
    assert [USER, "execute-api:Invoke", f"{API}/prod/GET/pets/7", "curl/8", "true"] == [a.seen(facts) for a in atoms]
    assert [(USER,), ("*",), (f"{API}/*",), ("curl/*",), ("true",)] == [atom.operands for atom in atoms]
    assert "Statement[0].Condition.StringLike.aws:UserAgent" == atoms[3].path
    assert [True] * 5 == [atom.test(facts) for atom in atoms]


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ({"Action": "EXECUTE-API:invoke"}, True),
        ({"Action": "execute-api:Inv*"}, True),
        ({"Action": ["execute-api:ManageConnections", "execute-api:InvalidateCache"]}, False),
        ({"Action": "*:*"}, True),
        ({"NotAction": "execute-api:?nvoke"}, False),
        ({"NotAction": "s3:*"}, True),
    ],
)
def test_actions_ignore_letter_case(actions: dict[str, object], expected: bool) -> None:
    """Service and name match in any letter case, with wildcards in both."""
    node = {"Effect": "Allow", "Resource": "*", **actions}

    assert expected is identity(node).statements[0].atoms[0].test(call())
    assert isinstance(identity(node).statements[0].atoms[0].test(call(action=UNKNOWN)), Unknown)


def test_not_principal_spares_whom_it_lists() -> None:
    """A Deny with NotPrincipal hits everyone else, and who has a boundary; an Allow does not look at boundaries."""
    deny = statement("Deny", NotPrincipal={"AWS": [USER, ACCOUNT]})
    bounded = call(caller=user(has_boundary=True))

    assert truths(deny, call(caller=user()))[0] is False
    assert truths(deny, call())[0] is True
    assert truths(deny, bounded)[0] is True
    assert truths({**deny, "Effect": "Allow"}, bounded)[0] is False


def test_variables_stay_where_they_are_allowed() -> None:
    """Numbers, dates and addresses have no variables: there they are values that match nothing."""
    condition = {"NumericEquals": {"a:b": "${a:c}"}, "StringEquals": {"a:b": "${a:c}"}}
    atoms = identity(statement(Condition=condition)).statements[0].atoms

    assert [("${a:c}",), ()] == [atom.invalid for atom in atoms[2:]]


def test_old_version_compares_variables_as_text() -> None:
    """Under 2008-10-17 `${aws:username}` is the text."""
    node = statement(Condition={"StringEquals": {"a:b": "${aws:username}"}})
    facts = call(caller=user(), simulated={"a:b": ("${aws:username}",)})

    assert identity(node, version="2008-10-17").statements[0].atoms[2].test(facts) is True
    assert identity(node).statements[0].atoms[2].test(facts) is False


def test_invalid_operands_are_told() -> None:
    """What matches nothing stands in its atom."""
    node = statement(
        Principal={"AWS": ["AIDAEXAMPLE", ACCOUNT]},
        resource=["arn:aws:*:a:b:c", f"{API}/*"],
        Condition={"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "10.0.0.0/99"]}},
    )

    assert [("AIDAEXAMPLE",), (), ("arn:aws:*:a:b:c",), ("10.0.0.0/99",)] == [
        atom.invalid for atom in attached(node).statements[0].atoms
    ]


def test_effects_are_kept_apart() -> None:
    """A policy knows its Denies and its Allows, each with the ruling that it makes."""
    found = compiled(document({"Statement": [statement(), statement("Deny")]}, "identity"), "name")

    assert ("name", "identity", "2008-10-17") == (found.name, found.kind, found.version)
    assert [DENY] == [item.ruling.may for item in found.denies.every]
    assert [DIRECT] == [item.ruling.may for item in found.allows.every]
    assert found.statements[0].ruling.statement is found.statements[0]
    assert policy('{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}', "scp").allows.every == ()
