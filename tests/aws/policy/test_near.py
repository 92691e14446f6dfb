"""How near a call was."""

from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.near import near
from gatewright.model.unknown import UNKNOWN
from tests.aws.policy.made import API, attached, call, statement

VPC = {"StringEquals": {"aws:SourceVpce": "vpce-1"}}
BROWSER = {"StringLike": {"aws:UserAgent": "Mozilla/*"}}


def test_the_nearest_allow_comes_first() -> None:
    """Allows are sorted by how many atoms fail, and name them."""
    far = statement(Sid="far", resource=f"{API}/dev/*", Condition={**VPC, **BROWSER})
    close = statement(Sid="close", Condition=BROWSER)
    found = near(explain(attached(far, close), call()))

    assert [("close", 1), ("far", 3)] == [(miss.read.statement.name, len(miss.failing)) for miss in found.allows]
    assert "aws:UserAgent" == found.allows[0].failing[0].atom.key


def test_denies_that_hit_for_certain_come_first() -> None:
    """A Deny that may hit comes behind those that do."""
    maybe = statement("Deny", Sid="maybe", Condition=VPC)
    sure = statement("Deny", Sid="sure", resource=f"{API}/*")
    found = near(explain(attached(maybe, sure, statement()), call(vpc_endpoint=UNKNOWN)))

    assert ["sure", "maybe"] == [hit.statement.name for hit in found.denies]
    assert () == found.allows
