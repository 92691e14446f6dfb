import copy
import json
from pathlib import Path
from typing import Any

from gatewright.doctor.diagnosis import Patch
from tests.aws.terraform.recorded import API_ID, STATE
from tests.patching import call, patches

HOST = f"{API_ID}.execute-api.eu-west-1.amazonaws.com"


def of(document: dict[str, Any], address: str) -> dict[str, Any]:
    """Return the attributes of a resource."""
    resources = document["values"]["root_module"]["resources"]
    return next(one["values"] for one in resources if one["address"] == address)


KEY = of(STATE, "aws_api_gateway_api_key.key")["value"]


def mended(tmp_path: Path, document: dict[str, Any], **headers: str) -> dict[str, Patch]:
    """Return the changes that a refused call asks for."""
    sent = {"User-Agent": "curl", **{name.replace("_", "-"): value for name, value in headers.items()}}
    exchange = call(headers=sent, source_ip="198.51.100.9", host=HOST)
    return patches(tmp_path, json.dumps(document), exchange, "state.json")


def test_an_attribute_is_told_with_its_resource(tmp_path: Path) -> None:
    """What was shown is no file to patch."""
    (found,) = mended(tmp_path, STATE).values()

    assert ("aws_api_gateway_method.get", ("api_key_required = false",)) == (found.address, found.lines)
    assert "" == found.diff
    assert found.note is not None
    assert "-replace=aws_api_gateway_deployment.d" in found.note.render()


def test_a_block_names_the_api_by_reference(tmp_path: Path) -> None:
    """Its id would be another one, were it made anew."""
    document = copy.deepcopy(STATE)
    of(document, "aws_api_gateway_usage_plan.plan")["api_stages"] = []
    (found,) = mended(tmp_path, document, x_api_key=KEY).values()

    expected = ("api_stages {", "  api_id = aws_api_gateway_rest_api.shop.id", '  stage = "prod"', "}")
    assert ("aws_api_gateway_usage_plan.plan", expected) == (found.address, found.lines)
