from collections.abc import Mapping

from gatewright.bulk.verdict import Verdict
from gatewright.bulk.verdicts import Verdicts

KEY = Verdict(outcome="decided", answered_by="api-gateway-rest", causes=("api-key.missing",), standing="likely")


def test_equal_refusals_are_decided_once() -> None:
    """However many there are; when there is no room for a group, it is decided anew."""
    asked: list[Mapping[str, str]] = []

    def decide(told: Mapping[str, str]) -> Verdict:
        asked.append(told)
        return KEY

    verdicts = Verdicts(decide, most=1)
    for told in ({"status": "403", "requestId": "a"}, {"status": "403", "requestId": "b"}):
        found = verdicts.of(told)
        assert found is not None
        assert KEY == found.verdict
    assert (1, 1) == (len(asked), verdicts.decided)
    verdicts.of({"status": "404"})
    verdicts.of({"status": "403"})
    assert 3 == verdicts.decided


def test_what_cannot_be_decided_has_its_reason() -> None:
    """Each line its own, though they are of one group."""

    def decide(told: Mapping[str, str]) -> Verdict:
        raise ValueError(told["requestId"])

    verdicts = Verdicts(decide)

    assert verdicts.of({"requestId": "a"}) is None
    assert verdicts.of({"requestId": "b"}) is None
    assert 1 == verdicts.decided
    assert "b" == verdicts.why_not({"requestId": "b"})
