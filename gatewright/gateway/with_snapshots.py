"""The account's answers, with what AWS copied and does not show: of deployments, and of truststores."""

from gatewright.configuration.documents import Document
from gatewright.store import api_answers
from gatewright.store.answers import Answers, summary
from gatewright.store.documents import Document as StoredDocument
from gatewright.store.documents import Documents as StoredDocuments


class WithSnapshots:
    """Answers whose deployments tell what they hold, and whose domain names tell their truststores.

    A deployment is by far the largest document of an API, and the same for as long as it is: it is read once.
    """

    def __init__(self, stored: StoredDocuments) -> None:
        self._stored = stored
        self._answers = Answers(stored)
        self._deployments: dict[tuple[str, str], StoredDocument | None] = {}

    def get(self, kind: str, *ids: str) -> Document | None:
        """Return the answer of a read operation; `None` when AWS says that there is no such thing."""
        if kind == "get_domain_names":
            return {"items": self._stored.list("domain_name")}
        if kind == "get_deployment":
            deployment = self._deployment(*ids)
            return (
                None
                if deployment is None
                else {**deployment, "apiSummary": summary(deployment["snapshot"]["resources"])}
            )
        answer = self._answers.get(kind, *ids)
        if kind == "v2_get_deployment" and answer is not None:
            return {**answer, "Snapshot": api_answers.snapshot(self._stored, *ids)}
        return answer

    def snapshot(self, rest_api_id: str, deployment_id: str) -> Document | None:
        """Return what a deployment deployed, as `store.answers.snapshot` does."""
        deployment = self._deployment(rest_api_id, deployment_id)
        return None if deployment is None else deployment["snapshot"]

    def _deployment(self, rest_api_id: str, deployment_id: str) -> StoredDocument | None:
        key = (rest_api_id, deployment_id)
        if key not in self._deployments:
            self._deployments[key] = self._stored.get("deployment", *key)
        return self._deployments[key]
