"""What nobody saw of an answer is unknown."""

from gatewright.model.observation import Observation
from gatewright.model.unknown import Unknown


def test_a_bare_observation_saw_nothing() -> None:
    """Without evidence neither status nor body nor any header is known, rather than absent."""
    seen = Observation()
    asked = (seen.status, seen.body, seen.headers.get("x-amzn-ErrorType"), seen.execution_log, seen.access_log)

    assert all(isinstance(answer, Unknown) for answer in asked)
