"""`methodSettings` of a stage: throttling and logging by method.

Restates "MethodSetting", API Gateway REST API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
"""

from collections.abc import Mapping
from typing import Any

from gatewright.model.stage import MethodSettings
from gatewright.model.usage import Throttle

EVERY_METHOD = "*/*"
"""The key whose settings hold for every method without its own."""


def method_settings(answer: Mapping[str, Mapping[str, Any]]) -> Mapping[str, MethodSettings]:
    """Return the settings by `*/*`, or by resource path and verb as `setting_key` spells them."""
    return {key.replace("~1", "/").lstrip("/"): _settings(item) for key, item in answer.items()}


def setting_key(resource_path: str, http_method: str) -> str:
    """Return the key of one method's settings: `pets/{petId}/GET`, and `GET` for the root."""
    return f"{resource_path.strip('/')}/{http_method}".lstrip("/")


def _settings(item: Mapping[str, Any]) -> MethodSettings:
    return MethodSettings(
        throttle=throttle(item.get("throttlingRateLimit"), item.get("throttlingBurstLimit")),
        logging_level=item.get("loggingLevel", "OFF"),
        data_trace_enabled=item.get("dataTraceEnabled", False),
    )


def throttle(rate_limit: float | None, burst_limit: int | None) -> Throttle | None:
    """Return a bucket of these limits; `None` without both.

    AWS reports -1 for a limit that was never set (documented for the two members of `MethodSetting`).
    """
    if rate_limit is None or burst_limit is None or rate_limit < 0 or burst_limit < 0:
        return None
    return Throttle(float(rate_limit), int(burst_limit))
