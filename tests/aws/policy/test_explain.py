"""The full reader."""

from gatewright.aws.policy.explain import explain
from gatewright.model.unknown import UNKNOWN
from tests.aws.policy.made import API, USER, attached, call, statement

NODE = statement(
    Principal={"AWS": USER},
    resource=f"{API}/dev/*",
    Condition={"StringEquals": {"aws:SourceVpce": "vpce-1"}, "Bool": {"aws:SecureTransport": "true"}},
)


def test_every_atom_is_shown() -> None:
    """Nothing is cut short: each atom has what was expected, what came, and why nothing did."""
    read = explain(attached(NODE, statement("Deny")), call())
    first = read.statements[0]

    assert "explicitly denied" == read.ruling.verdict
    assert [False, True, False, False, True] == [atom.truth for atom in first.atoms]
    assert ["principal", "resource", "condition"] == [atom.atom.kind for atom in first.failing]
    assert [None, "execute-api:Invoke", f"{API}/prod/GET/pets/7", None, "true"] == [atom.seen for atom in first.atoms]
    assert ["the caller is anonymous", None, None, "the call did not come through a VPC endpoint", None] == [
        atom.why_absent.render() if atom.why_absent else None for atom in first.atoms
    ]


def test_the_unknown_is_shown_apart() -> None:
    """An atom that nobody can tell is neither met nor failing."""
    node = statement(Condition={"StringEquals": {"aws:SourceVpce": "vpce-1"}})
    read = explain(attached(node), call(vpc_endpoint=UNKNOWN))

    assert "undetermined" == read.ruling.verdict
    assert ((), 1) == (read.statements[0].failing, len(read.statements[0].unknown))
    assert read.statements[0].unknown[0].why_absent is None
