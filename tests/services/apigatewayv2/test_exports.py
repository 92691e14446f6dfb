"""Exports of HTTP APIs."""

import json
from typing import Any

import pytest
import yaml

from tests.services.api_account import ApiAccount


def exported(apis: ApiAccount, **more: Any) -> Any:
    """Return an export of the HTTP API."""
    given = {"ApiId": "pets", "Specification": "OAS30", "OutputType": "JSON", **more}
    return json.loads(apis.call("export_api", **given)["body"])


def test_an_api_is_exported_as_it_is_or_as_a_stage_serves_it(apis: ApiAccount) -> None:
    """What was deployed is told by no other operation."""
    apis.route()
    apis.stage(DeploymentId=apis.call("create_deployment", ApiId="pets")["DeploymentId"])
    apis.route("GET /later")

    assert {"/pets", "/later"} == set(exported(apis)["paths"])
    assert {"/pets"} == set(exported(apis, StageName="prod")["paths"])
    assert "2026-01-01 00:00:00UTC" == exported(apis)["info"]["version"]


def test_an_export_may_be_yaml_and_without_extensions(apis: ApiAccount) -> None:
    """And an import makes the same API of it."""
    apis.route(Target=f"integrations/{apis.integration()}")
    text = apis.call("export_api", ApiId="pets", Specification="OAS30", OutputType="YAML")["body"].decode()
    again = apis.call("import_api", Body=text.replace("_custom_id_", "copied"))

    assert "x-amazon-apigateway-integration" in yaml.safe_load(text)["paths"]["/pets"]["get"]
    assert "x-amazon" not in json.dumps(exported(apis, IncludeExtensions=False))
    assert exported(apis)["paths"] == exported(apis, ApiId=again["ApiId"])["paths"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Specification": "OAS31"}, "BadRequestException"),
        ({"ExportVersion": "2.0"}, "BadRequestException"),
        ({"OutputType": "XML"}, "BadRequestException"),
        ({"ApiId": "chat"}, "BadRequestException"),
        ({"StageName": "none"}, "NotFoundException"),
        ({"StageName": "empty"}, "NotFoundException"),
    ],
)
def test_what_cannot_be_exported_is_refused(apis: ApiAccount, params: dict[str, str], code: str) -> None:
    """A stage that serves nothing, too."""
    apis.stage("empty")
    given = {"ApiId": "pets", "Specification": "OAS30", "OutputType": "JSON", **params}

    assert code == apis.refusal("export_api", **given)[0]
