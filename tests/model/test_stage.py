"""A stage is a reference; what it refers to may be unknown."""

from gatewright.model.stage import MethodSettings, Stage
from gatewright.model.unknown import Unknown


def test_a_bare_stage_serves_what_nobody_told_us() -> None:
    """That a stage exists does not tell what it serves."""
    stage = Stage(name="prod")

    assert isinstance(stage.deployed, Unknown)
    assert isinstance(stage.deployment_id, Unknown)
    assert stage.web_acl_arn is None


def test_a_method_without_settings_is_unlimited_and_silent() -> None:
    """AWS's defaults: no limit of the stage, and no execution log."""
    settings = MethodSettings()

    assert (settings.throttle, settings.logging_level, settings.data_trace_enabled) == (None, "OFF", False)
