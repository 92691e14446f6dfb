"""
Canary releases: a share of a stage's calls goes to another deployment, with stage variables of its own.

Restates "Set up an API Gateway canary release deployment":
https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
A call is decided at the production release first, which tells its stage; a lot then says whether it is the canary's,
and it is decided there, with the answers that the world has given already: no token is taken twice.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.configuration.documents import Documents
from gatewright.model.call import Call
from gatewright.model.unknown import Unknown

Document = Mapping[str, Any]
StageKey = tuple[str, str, str]
"""Region, API id and stage name."""


def share(stage: Document) -> float:
    """Return which share of a stage's calls is its canary's, from 0 to 1; 0 without one."""
    settings = stage.get("canarySettings")
    return 0.0 if not settings else float(settings.get("percentTraffic") or 0.0) / 100


def as_canary(stage: Document) -> Document:
    """Return a stage as its canary serves it; the same stage when it has none."""
    settings = stage.get("canarySettings")
    if not settings:
        return stage
    return {
        **stage,
        "deploymentId": settings["deploymentId"],
        "variables": {**(stage.get("variables") or {}), **(settings.get("stageVariableOverrides") or {})},
        "isCanaryRequest": True,
    }


class CanaryDocuments:
    """The answers of an account in which every stage is its own canary."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return the answer of a read operation."""
        answer = self._documents.get(kind, *ids)
        if kind != "get_stages" or answer is None or isinstance(answer, Unknown):
            return answer
        return {**answer, "item": [as_canary(stage) for stage in answer.get("item", ())]}


def stage_key(call: Call) -> StageKey | None:
    """Return which stage a call was found to be for; `None` when it reached none."""
    if isinstance(call.api, Unknown) or isinstance(call.stage, Unknown):
        return None
    return str(call.configuration.region), call.api.id, call.stage.name
