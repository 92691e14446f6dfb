from pathlib import Path
from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.local_code import BUCKET, LocalFiles


def function(code: Any, kind: str = "AWS::Lambda::Function", name: str = "Code") -> dict[str, Any]:
    """Return a template with a function."""
    return {"Resources": {"Fn": {"Type": kind, "Properties": {name: code}}}}


def files(folder: Path) -> LocalFiles:
    """Return the files of a folder, of which packages are the names."""
    return LocalFiles(folder, pack=lambda place: place.name.encode())


def put(root: Any, folder: Path) -> Any:
    """Return the properties of the function after its files were put in."""
    return files(folder).put_in(root)["Resources"]["Fn"]["Properties"]


def test_code_stands_in_a_bucket_until_the_template_is_translated(tmp_path: Path) -> None:
    """Then it is the function's package."""
    (tmp_path / "src").mkdir()
    local = files(tmp_path)
    standing = local.put_in(function("./src"))
    code = standing["Resources"]["Fn"]["Properties"]["Code"]

    assert code["S3Bucket"] == BUCKET
    assert code["S3Key"].endswith("/src")
    assert local.with_packages(standing) == function({"ZipFile": b"src"})
    assert local.watched == [(tmp_path / "src").resolve()]


def test_sam_names_its_code_by_a_uri(tmp_path: Path) -> None:
    """For one function, or for all of them."""
    (tmp_path / "src").mkdir()
    one = put(function("src", "AWS::Serverless::Function", "CodeUri"), tmp_path)
    everywhere = files(tmp_path).put_in({"Globals": {"Function": {"CodeUri": "src"}}, "Resources": {"A": {}}})

    assert one["CodeUri"].startswith(f"s3://{BUCKET}/")
    assert everywhere["Globals"]["Function"]["CodeUri"] == one["CodeUri"]


def test_code_elsewhere_stays_where_it_is(tmp_path: Path) -> None:
    """In a bucket, or in the template."""
    for code in ({"ZipFile": "pass"}, {"S3Bucket": "b", "S3Key": "k"}, {"Fn::Sub": "x"}, "s3://b/k"):
        local = files(tmp_path)
        assert local.with_packages(local.put_in(function(code))) == function(code)


def test_definitions_beside_the_template_are_put_in(tmp_path: Path) -> None:
    """Named as a place, or included."""
    (tmp_path / "api.yaml").write_text("openapi: 3.0.1\npaths: {}")
    include = {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "api.yaml"}}}
    body = {"openapi": "3.0.1", "paths": {}}

    assert put(function("api.yaml", "AWS::ApiGateway::RestApi", "BodyS3Location"), tmp_path) == {"Body": body}
    assert put(function(include, "AWS::ApiGateway::RestApi", "Body"), tmp_path) == {"Body": body}
    assert put(function("api.yaml", "AWS::Serverless::Api", "DefinitionUri"), tmp_path) == {"DefinitionBody": body}


def test_a_file_that_includes_itself_is_read_once(tmp_path: Path) -> None:
    """What a file includes is not included again: nothing hangs."""
    (tmp_path / "api.yaml").write_text("a: {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: api.yaml}}}")
    include = {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "api.yaml"}}}

    assert list(put(function(include, "AWS::ApiGateway::RestApi", "Body"), tmp_path)["Body"]) == ["a"]


@pytest.mark.parametrize(
    ("root", "words"),
    [
        (function("./none"), "Resources.Fn.Properties: there is no `./none` beside the template"),
        (function("a\0b"), "Resources.Fn.Properties: there is no"),
        (
            function(".", "AWS::Serverless::Api", "DefinitionUri"),
            "Resources.Fn.Properties: `.` is no file",
        ),
        (
            function("bad.yaml", "AWS::Serverless::Api", "DefinitionUri"),
            "Resources.Fn.Properties: bad.yaml: line 1: neither JSON nor YAML",
        ),
        (
            {"Resources": {"A": {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "s3://b/k"}}}}},
            "`AWS::Include` takes a file beside the template here, not a place in S3",
        ),
    ],
)
def test_what_is_not_beside_the_template_is_said(tmp_path: Path, root: Any, words: str) -> None:
    """With the resource, in one line."""
    (tmp_path / "bad.yaml").write_text("a: [")
    with pytest.raises(DocumentError) as raised:
        files(tmp_path).put_in(root)

    assert str(raised.value).startswith(words)


def test_what_has_no_resources_stays(tmp_path: Path) -> None:
    """Somebody else says what it lacks."""
    assert files(tmp_path).put_in({"Resources": []}) == {"Resources": []}
    assert files(tmp_path).put_in({"Resources": {"A": 1}}) == {"Resources": {"A": 1}}
    assert files(tmp_path).with_packages({"Resources": []}) == {"Resources": []}
