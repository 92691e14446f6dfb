"""What one stage of an HTTP or WebSocket API serves: the documents that the data plane needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gatewright.gateway.canaries import StageKey
from gatewright.store.api_answers import snapshot
from gatewright.store.documents import Documents

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DeployedApi:
    """A stage, and the copy that was deployed to it."""

    stage: Document
    """The stage's own document."""

    copy: Document
    """`Snapshot` of its deployment: `Api`, `Routes`, `Integrations`, `Authorizers`, ..."""

    authorizer_flushes: int = 0
    """How often what authorizers said of the stage's callers was forgotten on demand."""

    @property
    def api_id(self) -> str:
        """Return the id of the API."""
        return str(self.copy["Api"]["ApiId"])


def deployed_apis(stored: Documents, region: str, api_id: str) -> Iterator[tuple[StageKey, DeployedApi]]:
    """Yield what each stage of an API serves; a stage without a deployment serves nothing."""
    for stage in stored.list("api_stage", api_id):
        deployment_id = stage.get("DeploymentId")
        copy = None if deployment_id is None else snapshot(stored, api_id, deployment_id)
        if copy is not None:
            flushes = (stored.get("authorizer_cache", api_id, stage["StageName"]) or {}).get("flushes", 0)
            yield (region, api_id, stage["StageName"]), DeployedApi(stage, copy, flushes)
