"""
The patch paths of a stage.

https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch. A path that is none of the
stage's own is taken for a method setting, `/{resourcePath}/{httpMethod}/{setting}`, with `/` in the resource path
written `~1`; the refusals show it. They were recorded by LocalStack's snapshot tests (test_create_update_stages,
2023-09-01; test_update_stage_canary_deployment_validation, 2025-05-30), AWS's missing commas included.
"""

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import access_log_patches, canary_promotions, patching
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.patching import ADD_REPLACE_REMOVE, Path, Table, text_or_nothing
from gatewright.services.apigateway.stage_documents import checked_percentage, checked_variables
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError

VARIABLE_SYNTAX = re.compile(r"/variables/|/canarySettings/stageVariableOverrides/")
"""Where the path of an operation that sets a variable begins."""

LONGEST_CACHE_TTL = 3600
"""https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html, in seconds."""

LOGGING_LEVELS = ("OFF", "ERROR", "INFO")
CACHE_CONTROL_STRATEGIES = ("FAIL_WITH_403", "SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER")

DEFAULT_SETTINGS: Mapping[str, Any] = {
    "metricsEnabled": False,
    "dataTraceEnabled": False,
    "throttlingBurstLimit": 5000,
    "throttlingRateLimit": 10000.0,
    "cachingEnabled": False,
    "cacheTtlInSeconds": 300,
    "cacheDataEncrypted": False,
    "requireAuthorizationForCacheControl": True,
    "unauthorizedCacheControlHeaderStrategy": "SUCCEED_WITH_RESPONSE_HEADER",
}
"""What a method setting holds besides what was set; the throttle is the account's (recorded, 2023-09-01)."""


def apply(stage: Document, operations: Sequence[Mapping[str, Any]]) -> Document:
    """Return a copy of the stage with every operation applied, or raise at the first that cannot be."""
    changed = copy.deepcopy(stage)
    for operation in operations:
        changed = _changed(changed, operation)
        if "canarySettings" in changed:
            changed["canarySettings"] = {**_new_canary(changed), **changed["canarySettings"]}
    return changed


def _changed(stage: Document, operation: Mapping[str, Any]) -> Document:
    if operation.get("op") == "copy":
        return canary_promotions.promoted(stage, operation)
    access_log_patches.check(operation)
    own = _own(operation)
    if own is None:
        return _settings(stage, operation)
    patched = patching.apply(stage, [operation], own)
    if operation.get("op") != "remove" and VARIABLE_SYNTAX.match(operation["path"]) is not None:
        checked_variables(patched.get("variables", {}))
        checked_variables(patched.get("canarySettings", {}).get("stageVariableOverrides", {}))
    return patched


def _new_canary(stage: Document) -> Document:
    # Recorded: test_create_canary_deployment_by_stage_update, 2025-05-30.
    return {"deploymentId": stage["deploymentId"], "percentTraffic": 0.0, "useStageCache": False}


def _own(operation: Mapping[str, Any]) -> Table | None:
    """Return the stage's own paths when the operation means one of them."""
    segments = patching.segments(operation.get("path") or "")
    rows = [row for row in PATHS.paths if row.values(segments) is not None]
    return PATHS if rows and operation.get("op") in rows[0].ops else None


def _settings(stage: Document, operation: Mapping[str, Any]) -> Document:
    op, path = operation.get("op"), operation.get("path") or ""
    if op == "remove":
        return _remove(stage, path)
    if op != "replace":
        raise bad_request(f"Invalid {op} operation with path: {path}")
    found = SETTING_SYNTAX.fullmatch(path)
    if found is None:
        raise bad_request(f"Invalid method setting path: {path}. Must be one of: [{VALID_PATHS}]")
    key, setting = found.groups()
    member, read = SETTINGS[setting]
    # Recorded (test_create_update_stages): those of one method begin as those of all, and do not follow them later.
    first = {**DEFAULT_SETTINGS, **stage["methodSettings"].get("*/*", {})}
    settings = stage["methodSettings"].setdefault(key, first)
    settings[member] = read(operation.get("value"))
    return stage


def _remove(stage: Document, path: str) -> Document:
    """Take away one setting of a method, or all of them."""
    found = SETTING_SYNTAX.fullmatch(path)
    key = path[1:] if found is None else found.group(1)
    if key not in stage["methodSettings"]:
        named = path[1:] if found is None else found.group(2)
        raise bad_request(f"Cannot remove method setting {named} because there is no method setting for this method ")
    if found is None:
        del stage["methodSettings"][key]
        return stage
    member, _ = SETTINGS[found.group(2)]
    stage["methodSettings"][key].pop(member, None)
    if member in DEFAULT_SETTINGS:
        stage["methodSettings"][key][member] = DEFAULT_SETTINGS[member]
    return stage


def _logging_level(value: str | None) -> str:
    if value not in LOGGING_LEVELS:
        raise _no_option("logging level", value, LOGGING_LEVELS)
    return value


def _cache_control_strategy(value: str | None) -> str:
    if value not in CACHE_CONTROL_STRATEGIES:
        raise _no_option("unauthorized cache control header strategy", value, CACHE_CONTROL_STRATEGIES)
    return value


def _no_option(what: str, value: str | None, options: Sequence[str]) -> ServiceError:
    # Inferred: no refusal of a setting's value is recorded.
    return bad_request(f"Invalid {what} specified: {value}. Valid options are {','.join(options)}")


def _percentage(value: str | None) -> float:
    return checked_percentage(patching.number(value))


def _cache_ttl(value: str | None) -> int:
    seconds = patching.integer(value)
    if not 0 <= seconds <= LONGEST_CACHE_TTL:
        # Documented; the text is inferred.
        raise bad_request(f"Invalid cache TTL specified: {seconds}. It must be between 0 and {LONGEST_CACHE_TTL}")
    return seconds


def _text(value: str | None) -> str:
    return value or ""


SETTINGS: Mapping[str, tuple[str, patching.Read]] = {
    "metrics/enabled": ("metricsEnabled", patching.boolean),
    "logging/dataTrace": ("dataTraceEnabled", patching.boolean),
    "logging/loglevel": ("loggingLevel", _logging_level),
    "throttling/burstLimit": ("throttlingBurstLimit", patching.integer),
    "throttling/rateLimit": ("throttlingRateLimit", patching.number),
    "caching/ttlInSeconds": ("cacheTtlInSeconds", _cache_ttl),
    "caching/enabled": ("cachingEnabled", patching.boolean),
    "caching/dataEncrypted": ("cacheDataEncrypted", patching.boolean),
    "caching/requireAuthorizationForCacheControl": ("requireAuthorizationForCacheControl", patching.boolean),
    "caching/unauthorizedCacheControlHeaderStrategy": (
        "unauthorizedCacheControlHeaderStrategy",
        _cache_control_strategy,
    ),
}
"""Each setting of a method: its member, and how its text is read."""

SETTING_SYNTAX = pattern(rf"/(.+/[^/]+)/({'|'.join(map(re.escape, SETTINGS))})")
"""The key of a method setting, as it is written in the path, and the setting."""

PATHS = Table(
    keep_empty=frozenset({"methodSettings"}),
    paths=(
        Path(pattern="/deploymentId", member="deploymentId"),
        Path(pattern="/description", member="description"),
        Path(pattern="/documentationVersion", member="documentationVersion", read=text_or_nothing),
        Path(pattern="/cacheClusterEnabled", member="cacheClusterEnabled", read=patching.boolean),
        Path(pattern="/cacheClusterSize", member="cacheClusterSize", read=text_or_nothing),
        Path(pattern="/clientCertificateId", member="clientCertificateId", read=text_or_nothing),
        *access_log_patches.PATHS,
        Path(
            pattern="/variables/{variable_name}",
            member="variables",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            read=_text,
        ),
        Path(pattern="/tracingEnabled", member="tracingEnabled", read=patching.boolean),
        Path(pattern="/canarySettings", member="canarySettings", ops=patching.REMOVE),
        Path(pattern="/canarySettings/deploymentId", member="canarySettings.deploymentId"),
        Path(pattern="/canarySettings/percentTraffic", member="canarySettings.percentTraffic", read=_percentage),
        Path(pattern="/canarySettings/useStageCache", member="canarySettings.useStageCache", read=patching.boolean),
        Path(
            pattern="/canarySettings/stageVariableOverrides/{variable_name}",
            member="canarySettings.stageVariableOverrides",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            read=_text,
        ),
    ),
)
"""The stage's own paths."""

_METHOD, _EVERY = "/{resourcePath}/{httpMethod}", "/*/*"

VALID_PATHS = (
    "/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, "
    "/accessLogSettings/destinationArn, /accessLogSettings/format, "
    f"{_METHOD}/metrics/enabled, {_METHOD}/logging/dataTrace, {_METHOD}/logging/loglevel, "
    f"{_METHOD}/throttling/burstLimit{_METHOD}/throttling/rateLimit{_METHOD}/caching/ttlInSeconds, "
    f"{_METHOD}/caching/enabled, {_METHOD}/caching/dataEncrypted, "
    f"{_METHOD}/caching/requireAuthorizationForCacheControl, "
    f"{_METHOD}/caching/unauthorizedCacheControlHeaderStrategy, "
    f"{_EVERY}/metrics/enabled, {_EVERY}/logging/dataTrace, {_EVERY}/logging/loglevel, "
    f"{_EVERY}/throttling/burstLimit {_EVERY}/throttling/rateLimit {_EVERY}/caching/ttlInSeconds, "
    f"{_EVERY}/caching/enabled, {_EVERY}/caching/dataEncrypted, "
    f"{_EVERY}/caching/requireAuthorizationForCacheControl, "
    f"{_EVERY}/caching/unauthorizedCacheControlHeaderStrategy, "
    "/variables/{variable_name}, /tracingEnabled"
)
"""AWS's list of what a path may be, word for word (recorded, 2023-09-01): a text rather than made from the table."""
