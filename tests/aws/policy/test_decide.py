"""The quick reader."""

from gatewright.aws.policy.decide import applying, decide, granted
from gatewright.aws.policy.rulings import ACCOUNT, DENY, DIRECT, ROLE, SILENT
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import ACCOUNT as OWN
from tests.aws.policy.made import ROLE as ROLE_ARN
from tests.aws.policy.made import USER, attached, call, identity, role, statement

BROWSER = {"StringLike": {"aws:UserAgent": "Mozilla/*"}}
PRIVATE = {"StringEquals": {"aws:SourceVpce": "vpce-1"}}


def test_deny_comes_first_wherever_it_stands() -> None:
    """A Deny that applies ends it, and is the statement that decides."""
    found = decide(attached(statement(), statement("Deny", Sid="no")), call())

    assert ("explicitly denied", "no") == (found.verdict, found.statement.name if found.statement else None)


def test_the_first_allow_that_applies_decides() -> None:
    """Silence is an implicit deny, without a statement."""
    found = decide(attached(statement(Condition=BROWSER), statement(Sid="all")), call())

    assert ("allowed", "all") == (found.verdict, found.statement.name if found.statement else None)
    assert ("implicitly denied", None) == (
        (silent := decide(attached(statement(Condition=BROWSER)), call())).verdict,
        silent.statement,
    )


def test_the_strongest_allow_counts() -> None:
    """A role's grant outweighs one to its account, in whichever order."""
    nodes = statement(Principal={"AWS": OWN}), statement(Principal={"AWS": ROLE_ARN})

    assert {ROLE} == {decide(attached(*order), call(caller=role())).may for order in (nodes, nodes[::-1])}
    assert ACCOUNT == decide(attached(nodes[0]), call(caller=role())).may
    assert ROLE == granted(attached(nodes[1]).statements[0], call(caller=role()))


def test_the_unknown_is_kept_as_what_may_be() -> None:
    """A statement that may apply widens the ruling by what it would bring, and no further."""
    hidden = call(vpc_endpoint=UNKNOWN)

    assert DENY | DIRECT == decide(attached(statement("Deny", Condition=PRIVATE), statement()), hidden).may
    assert SILENT | DIRECT == decide(attached(statement(Condition=PRIVATE)), hidden).may
    assert DIRECT == decide(attached(statement(Condition=PRIVATE), statement()), hidden).may
    assert DENY == decide(attached(statement("Deny", Condition=PRIVATE), statement("Deny")), hidden).may
    assert SILENT | DIRECT | ROLE == decide(attached(statement(Principal={"AWS": USER})), call(caller=UNKNOWN)).may


def test_one_false_atom_settles_a_statement() -> None:
    """A statement of which one atom fails does not apply, whatever is unknown of the others."""
    node = statement(Condition={**PRIVATE, **BROWSER})

    assert applying(identity(node).statements[0], call(vpc_endpoint=UNKNOWN)) is False
    assert isinstance(
        applying(identity(statement(Condition=PRIVATE)).statements[0], call(vpc_endpoint=UNKNOWN)), Unknown
    )
