"""A stage: a named reference to a deployment, and what is set on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.usage import Throttle

if TYPE_CHECKING:
    from gatewright.model.api import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodSettings:
    """What `methodSettings` says for one method of a stage, or for `*/*`."""

    throttle: Throttle | None = None
    """`throttlingRateLimit` and `throttlingBurstLimit`; `None` where neither is set."""

    logging_level: str = "OFF"
    """`loggingLevel`: `OFF`, `ERROR` or `INFO`."""

    data_trace_enabled: bool = False
    """`dataTraceEnabled`: whether bodies and headers stand in the execution log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of one API."""

    name: str
    """`stageName`; case-sensitive, the first segment of an execute-api path. `$default` of HTTP APIs is at the root."""

    deployment_id: str | Unknown = UNKNOWN
    """The deployment that it serves."""

    deployed: Definition | Unknown = UNKNOWN
    """What that deployment holds: the copy of the API made when it was created."""

    method_settings: Mapping[str, MethodSettings] = field(default_factory=dict)
    """`methodSettings` by key: `*/*`, or the resource path and verb (`~1pets/GET`)."""

    web_acl_arn: str | Unknown | None = None
    """`webAclArn`; `None` when no web ACL is associated."""

    variables: Mapping[str, str] = field(default_factory=dict)
    """`variables`: the stage variables."""

    deploys_itself: bool = False
    """`AutoDeploy` of an HTTP API's stage: whatever is saved is deployed."""

    canary: bool | None = None
    """Whether this is the canary of the stage; `None` for a stage that has none."""
