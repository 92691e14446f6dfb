from pathlib import Path

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Reading, read, stack_name

API = "Resources: {Api: {Type: 'AWS::ApiGateway::RestApi'}}\n"


def test_a_template_is_read_with_the_parameters_that_it_has(tmp_path: Path) -> None:
    """Others belong to other documents."""
    place = tmp_path / "shop.yaml"
    place.write_text(API + "Parameters: {Stage: {Type: String}}\n")
    (found,) = read(place, Reading(region="eu-west-1", given={"Stage": "prod", "Other": "x"}))

    assert (found.stack_name, found.parameters, found.watched) == ("shop", {"Stage": "prod"}, (place,))


@pytest.mark.parametrize(
    ("name", "stack"),
    [
        ("project/template.yaml", "project"),
        ("my_app/openapi.json", "my-app"),
        ("x/shop.template.json", "shop"),
        ("x/2nd.yaml", "stack-2nd"),
    ],
)
def test_a_stack_is_called_after_its_file_or_folder(tmp_path: Path, name: str, stack: str) -> None:
    """The folder, where the file's name is what everybody's is."""
    assert stack_name(tmp_path / name) == stack


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a", "expected an OpenAPI definition or a template"),
        ("a: [", "line 1: neither JSON nor YAML"),
        ("Resources: {}", "Resources: expected at least one resource"),
        ("", "expected an OpenAPI definition or a template"),
        (
            "Resources: {Fn: {Type: 'AWS::Lambda::Function', Properties: {Code: ./x}}}",
            "Resources.Fn.Properties: there is no `./x` beside the template",
        ),
    ],
)
def test_what_cannot_be_read_is_one_line_with_the_file(tmp_path: Path, text: str, words: str) -> None:
    """The file comes first."""
    place = tmp_path / "shop.yaml"
    place.write_text(text)
    with pytest.raises(DocumentError) as raised:
        read(place, Reading(region="eu-west-1"))

    assert str(raised.value).startswith(f"{place}: ")
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(DocumentError, match="there is no"):
        read(tmp_path / "none.yaml", Reading(region="eu-west-1"))


SAM = """
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.12, CodeUri: src}}
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties: {Handler: app.handler, Events: {Get: {Type: Api, Properties: {Path: /hello, Method: get}}}}
"""


def test_a_sam_template_is_translated_and_its_code_packed(tmp_path: Path) -> None:
    """Both files are watched."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.py").write_text("x")
    (tmp_path / "template.yaml").write_text(SAM)
    (found,) = read(tmp_path / "template.yaml", Reading(region="eu-west-1", pack=lambda place: place.name.encode()))

    assert found.template.resources["Hello"].properties["Code"] == {"ZipFile": b"src"}
    assert found.template.resources["ServerlessRestApi"].type == "AWS::ApiGateway::RestApi"
    assert found.watched == (tmp_path / "template.yaml", (tmp_path / "src").resolve())
