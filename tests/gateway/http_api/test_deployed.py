"""What the stages of an HTTP API serve, read from the store."""

from pathlib import Path

from gatewright.gateway.http_api.deployed import DeployedApi, deployed_apis
from gatewright.store.store import Store

COPY = {"Api": {"ApiId": "a1"}, "Routes": [], "Integrations": []}


def test_each_stage_serves_the_copy_of_its_deployment(tmp_path: Path) -> None:
    """One without a deployment, or whose deployment is gone, serves nothing."""
    store = Store.open(tmp_path)
    with store.transaction("111122223333", "eu-west-1") as documents:
        documents.put("api_deployment", "a1", "d1", document={"DeploymentId": "d1", "Snapshot": COPY})
        documents.put("api_stage", "a1", "$default", document={"StageName": "$default", "DeploymentId": "d1"})
        documents.put("api_stage", "a1", "gone", document={"StageName": "gone", "DeploymentId": "d2"})
        documents.put("api_stage", "a1", "none", document={"StageName": "none"})
        found = dict(deployed_apis(documents, "eu-west-1", "a1"))
        documents.put("authorizer_cache", "a1", "$default", document={"flushes": 2})
        flushed = dict(deployed_apis(documents, "eu-west-1", "a1"))
    store.close()

    stage = {"StageName": "$default", "DeploymentId": "d1"}
    assert found == {("eu-west-1", "a1", "$default"): DeployedApi(stage, COPY)}
    assert flushed == {("eu-west-1", "a1", "$default"): DeployedApi(stage, COPY, authorizer_flushes=2)}
    assert DeployedApi(stage, COPY).api_id == "a1"
