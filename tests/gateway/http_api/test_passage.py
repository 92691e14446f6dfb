"""A call on its way to its backend."""

from gatewright.gateway.http_api.passage import Passage
from gatewright.gateway.passed import DeployedMethod
from tests.http_apis import configuration, decided

TO = DeployedMethod(
    account_id="1",
    region="eu-west-1",
    rest_api={"id": "a"},
    stage={"StageName": "$default", "StageVariables": {"v": "w"}},
    resource_id="",
    resource_path="/pets/{id}",
    http_method="GET",
    method={},
)


def test_it_tells_what_mappings_read() -> None:
    """Path variables, stage variables, and what the backend said."""
    passage = Passage(decided("GET /pets/7", configuration()).call, TO, None)
    sources = passage.sources((("X", "1"),), b"body")

    assert (passage.path_below_stage, passage.body) == ("/pets/7", b"")
    assert (sources.path, sources.stage_variables) == ({"id": "7"}, {"v": "w"})
    assert (sources.response_headers, sources.response_body) == ((("X", "1"),), b"body")
    assert sources.context.get("routeKey") == "GET /pets/{id}"
