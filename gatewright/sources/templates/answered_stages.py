"""One stage, as `get-stages` tells it, as the properties of a template."""

from collections.abc import Mapping
from typing import Any, Final

_STAGE: Final = ("stageName", "description", "variables", "cacheClusterEnabled", "cacheClusterSize", "tags")
_SETTINGS: Final[Mapping[str, str]] = {
    "loggingLevel": "LoggingLevel",
    "dataTraceEnabled": "DataTraceEnabled",
    "metricsEnabled": "MetricsEnabled",
    "throttlingBurstLimit": "ThrottlingBurstLimit",
    "throttlingRateLimit": "ThrottlingRateLimit",
    "cachingEnabled": "CachingEnabled",
    "cacheTtlInSeconds": "CacheTtlInSeconds",
    "cacheDataEncrypted": "CacheDataEncrypted",
}
_UNLIMITED: Final = -1


def stage_properties(stage: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the properties of a stage without its place, and what is to be said of it."""
    remarks = []
    found = {name[:1].upper() + name[1:]: stage.get(name) for name in _STAGE}
    found["MethodSettings"] = [_setting(path, told) for path, told in (stage.get("methodSettings") or {}).items()]
    log = stage.get("accessLogSettings") or {}
    if ":log-group:" in str(log.get("destinationArn", "")):
        found["AccessLogSetting"] = {"DestinationArn": log["destinationArn"], "Format": log.get("format")}
    elif log:
        remarks.append("its access log goes to a stream, and is not written")
    if stage.get("canarySettings"):
        remarks.append("its canary is not made: what it deploys is not among the answers")
    if stage.get("clientCertificateId"):
        remarks.append(
            "its client certificate is a new one, which backends have to trust: nobody told the key of its own"
        )
    return found, remarks


def _setting(path: str, told: Mapping[str, Any]) -> dict[str, Any]:
    resource, _, verb = path.rpartition("/")
    where = "/*" if resource == "*" else "/" + resource.replace("~1", "/").strip("/")
    settings = {
        name: told[member]
        for member, name in _SETTINGS.items()
        if told.get(member) not in (None, "") and told[member] != _UNLIMITED
    }
    return {"ResourcePath": where, "HttpMethod": verb, **settings}
