from pathlib import Path

import pytest

from gatewright.bulk.replay_side import Place
from gatewright.bulk.verdict import Verdict
from gatewright.cli.log_verdicts import ByConfiguration, by_the_line
from gatewright.sources.errors import EvidenceError
from gatewright.sources.files import SavedAnswers

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


PETS = {
    "domainName": "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    "httpMethod": "GET",
    "path": "/prod/nothing/1",
    "stage": "prod",
    "status": "403",
    "error.responseType": "MISSING_AUTHENTICATION_TOKEN",
    "error.message": "Missing Authentication Token",
    "identity.sourceIp": "198.51.100.7",
}


def test_a_configuration_tells_more() -> None:
    """What the line alone leaves open is decided where the API is known; calls to other paths of none are equal."""
    opened: list[Place] = []

    def documents(place: Place) -> SavedAnswers:
        opened.append(place)
        return SavedAnswers(Path("tests/given/pets"), None)

    by = ByConfiguration(documents, whole=True)

    assert len(by_the_line(PETS).causes) > len(by.decide(PETS).causes)
    assert "route.not-found" == by.decide(PETS).causes[0]
    assert by.group(PETS) == by.group({**PETS, "path": "/prod/nothing/2", "identity.sourceIp": "203.0.113.9"})
    assert by.group(PETS) != by.group({**PETS, "path": "/prod/orders"})
    assert (2, {"prod"}) == (by.applied, {place.stage for place in opened})


def test_where_the_line_does_not_tell_the_call_it_decides_alone() -> None:
    """No document is opened."""
    by = ByConfiguration(lambda _: pytest.fail("nothing is read"), whole=True)

    assert by_the_line(CALL) == by.decide(CALL)
    assert by.group(CALL) == by.group({**CALL, "error.responseType": "THROTTLED"})
    assert 0 == by.applied
