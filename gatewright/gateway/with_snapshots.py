"""The account's answers, with what AWS copied and does not show: of deployments, and of truststores."""

from gatewright.configuration.documents import Document
from gatewright.store import api_answers
from gatewright.store.answers import Answers, snapshot
from gatewright.store.documents import Documents as StoredDocuments


class WithSnapshots:
    """Answers whose deployments tell what they hold, and whose domain names tell their truststores."""

    def __init__(self, stored: StoredDocuments) -> None:
        self._stored = stored
        self._answers = Answers(stored)

    def get(self, kind: str, *ids: str) -> Document | None:
        """Return the answer of a read operation; `None` when AWS says that there is no such thing."""
        if kind == "get_domain_names":
            return {"items": self._stored.list("domain_name")}
        answer = self._answers.get(kind, *ids)
        if kind == "v2_get_deployment" and answer is not None:
            return {**answer, "Snapshot": api_answers.snapshot(self._stored, *ids)}
        if kind != "get_deployment" or answer is None:
            return answer
        return {**answer, "snapshot": snapshot(self._stored, *ids)}
