import pytest

from gatewright.bulk.verdict import Verdict
from gatewright.cli.log_verdicts import by_the_line
from gatewright.sources.errors import EvidenceError

CALL = {"httpMethod": "GET", "resourcePath": "/pets", "status": "429", "error.responseType": "THROTTLED"}


def test_the_verdict_is_the_diagnosis_in_short() -> None:
    """Its outcome, who answered, and the causes that answer."""
    expected = Verdict(
        outcome="decided", answered_by="api-gateway-rest", causes=("throttle.rate-exceeded",), standing="likely"
    )

    assert expected == by_the_line(CALL)


def test_what_cannot_be_is_refused() -> None:
    """With the variable's name."""
    with pytest.raises(EvidenceError, match=r"access_log\.path"):
        by_the_line({**CALL, "path": "pets"})
