import pytest

from gatewright.services.apigateway.canary_promotions import promoted
from gatewright.wire.errors import ServiceError

STAGE = {
    "deploymentId": "d1",
    "variables": {"a": "1", "b": "2"},
    "canarySettings": {"deploymentId": "d2", "stageVariableOverrides": {"a": "3"}},
}


def copy(path: str, source: str | None) -> dict:
    """Return a `copy` operation."""
    return {"op": "copy", "path": path, **({} if source is None else {"from": source})}


def test_canary_gives_the_stage_its_deployment() -> None:
    """Recorded, 2025-05-30: the canary stays."""
    expected = {**STAGE, "deploymentId": "d2"}

    assert expected == promoted(STAGE, copy("/deploymentId", "/canarySettings/deploymentId"))


def test_variables_of_the_canary_are_laid_over_those_of_the_stage() -> None:
    """Recorded, 2025-05-30: what the canary does not override stays."""
    shown = promoted(STAGE, copy("/variables", "/canarySettings/stageVariableOverrides"))["variables"]

    assert {"a": "3", "b": "2"} == shown


def test_canary_without_variables_leaves_those_of_the_stage() -> None:
    """Recorded, 2025-05-30."""
    stage = {**STAGE, "canarySettings": {"deploymentId": "d2"}}

    assert stage == promoted(stage, copy("/variables", "/canarySettings/stageVariableOverrides"))


@pytest.mark.parametrize(
    ("path", "source", "named"),
    [
        ("/canarySettings/stageVariableOverrides", "/variables", "/variables"),
        ("/variables", "/canarySettings/deploymentId", "/canarySettings/deploymentId"),
        ("/description", None, "null"),
    ],
)
def test_other_copies_are_refused(path: str, source: str | None, named: str) -> None:
    """The first is recorded, 2025-05-30; that pairs may not be crossed is inferred."""
    with pytest.raises(ServiceError) as caught:
        promoted({"deploymentId": "d1"}, copy(path, source))

    assert (
        f"Invalid copy operation with path: {path} and from {named}. Valid copy:path are [/deploymentId, /variables] "
        "and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]"
    ) == caught.value.message


def test_stage_without_a_canary_has_nothing_to_promote() -> None:
    """Recorded, 2025-05-30."""
    with pytest.raises(ServiceError) as caught:
        promoted({"deploymentId": "d1"}, copy("/deploymentId", "/canarySettings/deploymentId"))

    assert "Promotion not available. Canary does not exist." == caught.value.message
