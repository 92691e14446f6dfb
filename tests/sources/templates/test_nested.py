import base64
import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.cdk import with_assets
from gatewright.sources.templates.declaration import Reading, read

NESTED = "AWS::CloudFormation::Stack"
FUNCTION: dict[str, Any] = {
    "Type": "AWS::Serverless::Function",
    "Properties": {"Runtime": "python3.12", "Handler": "app.handler", "CodeUri": "src"},
}


def written(folder: Path, inner: dict[str, Any], outer: dict[str, Any]) -> Path:
    """Write a template, and one in a folder beside it."""
    (folder / "auth" / "src").mkdir(parents=True)
    (folder / "auth" / "src" / "app.py").write_text("def handler(event, context): return 1\n")
    (folder / "auth" / "auth.json").write_text(json.dumps(inner))
    (folder / "template.json").write_text(json.dumps(outer))
    return folder / "template.json"


def text(path: Path, name: str) -> dict[str, Any]:
    """Return the template that a nested stack is made of."""
    (found,) = read(path, Reading(region="eu-west-1", pack=lambda _place: b"zip"))
    inner = json.loads(found.template.resources[name].properties["TemplateBody"])
    assert isinstance(inner, dict)
    return inner


def test_an_application_beside_the_template_is_a_nested_stack(tmp_path: Path) -> None:
    """Translated, with the code of its functions in it, seen from its own folder."""
    inner = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Hello": FUNCTION}}
    application = {"Type": "AWS::Serverless::Application", "Properties": {"Location": "./auth/auth.json"}}
    outer = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Auth": application}}
    found = text(written(tmp_path, inner, outer), "Auth")

    (read_from,) = read(tmp_path / "template.json", Reading(region="eu-west-1", pack=lambda _place: b"zip"))
    file = read_from.template.resources["Auth"].properties["TemplateFile"]
    assert file == str(tmp_path / "auth" / "auth.json")
    hello = found["Resources"]["Hello"]
    assert "AWS::Lambda::Function" == hello["Type"]
    assert {"GatewrightPackage": base64.b64encode(b"zip").decode()} == hello["Properties"]["Code"]


def test_what_is_wrong_within_says_where(tmp_path: Path) -> None:
    """By the name of the nested stack; one that stands in S3 is left to its URL."""
    outer = {"Resources": {"Auth": {"Type": NESTED, "Properties": {"TemplateURL": "none.json"}}}}
    with pytest.raises(DocumentError, match=r"Resources\.Auth: there is no `none.json` beside the template"):
        read(written(tmp_path, {}, outer), Reading(region="eu-west-1"))

    far = {"Type": NESTED, "Properties": {"TemplateURL": "https://s3.amazonaws.com/b/k"}}
    (tmp_path / "template.json").write_text(json.dumps({"Resources": {"Far": far}}))
    (found,) = read(tmp_path / "template.json", Reading(region="eu-west-1"))
    assert far["Properties"] == found.template.resources["Far"].properties


def test_template_of_cdk_stands_in_the_place_of_its_url(tmp_path: Path) -> None:
    """The metadata names it; functions in it find their code as those of the outer stack do."""
    code = {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"S3Bucket": "b", "S3Key": "1.zip"}}}
    place = tmp_path / "Inner.nested.template.json"
    place.write_text(json.dumps({"Resources": {"F": code}}))
    assets = {"1.zip": tmp_path / "asset.1", "2.json": place}
    nested = {"Type": NESTED, "Properties": {"TemplateURL": "x"}, "Metadata": {"aws:asset:path": place.name}}
    found = with_assets({"Resources": {"Inner": nested, "Other": {**nested, "Metadata": {}}}}, assets)["Resources"]

    inner = found["Inner"]["Properties"]["TemplateBody"]["Resources"]["F"]["Properties"]
    assert {"Code": str(tmp_path / "asset.1")} == inner
    assert "TemplateURL" not in found["Inner"]["Properties"]
    assert {"TemplateURL": "x"} == found["Other"]["Properties"]


def test_a_template_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    """By the way that leads there."""
    outer = {"Resources": {"A": {"Type": NESTED, "Properties": {"TemplateURL": "template.json"}}}}

    with pytest.raises(DocumentError, match="expected at most 20 templates in one another"):
        read(written(tmp_path, {}, outer), Reading(region="eu-west-1"))
