"""The settings of a stage, by method."""

import pytest

from gatewright.configuration.method_settings import EVERY_METHOD, method_settings, setting_key, throttle
from gatewright.model.stage import MethodSettings
from gatewright.model.usage import Throttle

LIMITED = {"throttlingRateLimit": 5.0, "throttlingBurstLimit": 10}


@pytest.mark.parametrize(
    ("key", "resource", "verb"),
    [
        ("~1pets/GET", "/pets", "GET"),
        ("~1pets~1{petId}/DELETE", "/pets/{petId}", "DELETE"),
        ("~1/GET", "/", "GET"),
        ("pets/GET", "/pets", "GET"),
        ("/pets/GET", "/pets", "GET"),
    ],
)
def test_settings_are_found_by_resource_and_verb(key: str, resource: str, verb: str) -> None:
    """However AWS spells the key of a method's settings, the method finds them."""
    found = method_settings({key: LIMITED})

    assert found[setting_key(resource, verb)] == MethodSettings(throttle=Throttle(5.0, 10))


def test_settings_of_every_method_have_their_own_key() -> None:
    """The key `*/*` is kept, and no resource has it."""
    assert list(method_settings({"*/*": LIMITED})) == [EVERY_METHOD]
    assert setting_key("/*", "*") == EVERY_METHOD


def test_logging_is_read() -> None:
    """The execution log's level and whether it holds bodies come from the settings."""
    found = method_settings({"*/*": {"loggingLevel": "INFO", "dataTraceEnabled": True}})

    assert found[EVERY_METHOD] == MethodSettings(logging_level="INFO", data_trace_enabled=True)


@pytest.mark.parametrize(
    ("rate", "burst", "expected"),
    [
        (5, 10, Throttle(5.0, 10)),
        (0.0, 0, Throttle(0.0, 0)),
        (None, 10, None),
        (5.0, None, None),
        (-1.0, -1, None),
        (-1.0, 10, None),
    ],
)
def test_a_limit_needs_both_numbers(rate: float | None, burst: int | None, expected: Throttle | None) -> None:
    """A limit is set when rate and burst are; AWS reports -1 for one that never was. Nought is a limit."""
    assert throttle(rate, burst) == expected
