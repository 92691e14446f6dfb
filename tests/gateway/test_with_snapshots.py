"""Answers that tell what AWS copied and does not show."""

from pathlib import Path

from gatewright.gateway.with_snapshots import WithSnapshots
from gatewright.store.store import Store


def test_deployments_tell_what_they_hold(tmp_path: Path) -> None:
    """Of both kinds of APIs; what is not there stays `None`, and other answers stay as they are."""
    store = Store.open(tmp_path)
    rest = {"id": "d1", "snapshot": {"restApi": {}, "resources": []}}
    with store.transaction("111122223333", "eu-west-1") as documents:
        documents.put("rest_api", "r1", document={"id": "r1"})
        documents.put("deployment", "r1", "d1", document=rest)
        documents.put("api", "a1", document={"ApiId": "a1"})
        documents.put("api_deployment", "a1", "d1", document={"DeploymentId": "d1", "Snapshot": {"Routes": []}})
        documents.put("domain_name", "x.example", document={"domainName": "x.example", "truststore": "pem"})
        answers = WithSnapshots(documents)

        assert (answers.get("get_deployment", "r1", "d1") or {})["snapshot"] == rest["snapshot"]
        assert (answers.get("v2_get_deployment", "a1", "d1") or {})["Snapshot"] == {"Routes": []}
        assert answers.get("v2_get_deployment", "a1", "d2") is None
        assert (answers.get("get_domain_names") or {})["items"][0]["truststore"] == "pem"
    store.close()
