import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.local_code import with_local_files, zipped


def names(package: bytes) -> list[str]:
    """Return the files in a package."""
    return zipfile.ZipFile(io.BytesIO(package)).namelist()


def function(code: Any, kind: str = "AWS::Lambda::Function", name: str = "Code") -> dict[str, Any]:
    """Return a template with a function."""
    return {"Resources": {"Fn": {"Type": kind, "Properties": {name: code}}}}


def put(root: Any, folder: Path) -> Any:
    """Return the properties of the function after its files were put in."""
    return with_local_files(root, folder)["Resources"]["Fn"]["Properties"]


def test_a_folder_becomes_a_package(tmp_path: Path) -> None:
    """The same one each time; what is no code stays out."""
    (tmp_path / "src" / "lib").mkdir(parents=True)
    (tmp_path / "src" / "app.py").write_text("x")
    (tmp_path / "src" / "lib" / "a.py").write_text("y")
    (tmp_path / "src" / "__pycache__").mkdir()
    (tmp_path / "src" / "__pycache__" / "a.pyc").write_text("z")
    package = put(function("./src"), tmp_path)["Code"]["ZipFile"]

    assert names(package) == ["app.py", "lib/a.py"]
    assert put(function("src", "AWS::Serverless::Function", "CodeUri"), tmp_path)["CodeUri"] == {"ZipFile": package}


def test_a_package_is_taken_as_it_is_and_a_file_becomes_one(tmp_path: Path) -> None:
    """As `aws cloudformation package` does."""
    (tmp_path / "app.py").write_text("x")
    (tmp_path / "app.zip").write_bytes(zipped(tmp_path / "app.py"))

    assert names(zipped(tmp_path / "app.py")) == ["app.py"]
    assert zipped(tmp_path / "app.zip") == (tmp_path / "app.zip").read_bytes()


def test_definitions_beside_the_template_are_put_in(tmp_path: Path) -> None:
    """Named as a place, or included."""
    (tmp_path / "api.yaml").write_text("openapi: 3.0.1\npaths: {}")
    include = {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "api.yaml"}}}
    body = {"openapi": "3.0.1", "paths": {}}

    assert put(function("api.yaml", "AWS::ApiGateway::RestApi", "BodyS3Location"), tmp_path) == {"Body": body}
    assert put(function(include, "AWS::ApiGateway::RestApi", "Body"), tmp_path) == {"Body": body}
    assert put(function("api.yaml", "AWS::Serverless::Api", "DefinitionUri"), tmp_path) == {"DefinitionBody": body}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("../elsewhere", "Resources.Fn.Properties: `../elsewhere` is outside of the template's folder"),
        ("/etc/passwd", "Resources.Fn.Properties: `/etc/passwd` is outside of the template's folder"),
        ("./none", "Resources.Fn.Properties: there is no `./none` beside the template"),
    ],
)
def test_files_elsewhere_are_not_taken(tmp_path: Path, code: str, words: str) -> None:
    """A template says nothing about the rest of the machine."""
    with pytest.raises(DocumentError) as raised:
        put(function(code), tmp_path)

    assert str(raised.value) == words


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """Nor is one within it that leads out."""
    (tmp_path / "template").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "template" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(DocumentError, match="outside of the template's folder"):
        put(function("link"), tmp_path / "template")


def test_an_include_from_s3_is_refused(tmp_path: Path) -> None:
    """It is not here."""
    include = {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "s3://b/k"}}}
    with pytest.raises(DocumentError, match="not a place in S3"):
        with_local_files({"Resources": {"A": include}}, tmp_path)


def test_what_has_no_resources_stays(tmp_path: Path) -> None:
    """Somebody else says what it lacks."""
    assert with_local_files({"Resources": []}, tmp_path) == {"Resources": []}
    assert with_local_files({"Resources": {"A": 1}}, tmp_path) == {"Resources": {"A": 1}}
