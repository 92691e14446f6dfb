import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.cdk import stacks, with_assets
from gatewright.sources.templates.declaration import Reading, read

API = {"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi"}}}


def stack(name: str, environment: str = "aws://unknown-account/unknown-region", *needs: str) -> dict[str, Any]:
    """Return the artifact of a stack."""
    return {
        "type": "aws:cloudformation:stack",
        "environment": environment,
        "properties": {"templateFile": f"{name}.template.json"},
        "dependencies": [*needs, f"{name}.assets"],
    }


def synthesized(folder: Path, artifacts: dict[str, Any]) -> Path:
    """Write what `cdk synth` would."""
    (folder / "manifest.json").write_text(json.dumps({"version": "1", "artifacts": artifacts}))
    for name, one in artifacts.items():
        if one.get("type") == "aws:cloudformation:stack":
            (folder / f"{name}.template.json").write_text(json.dumps(API))
    return folder


def test_stacks_come_after_those_that_they_need(tmp_path: Path) -> None:
    """With the account and the region that the application chose."""
    folder = synthesized(tmp_path, {"Web": stack("Web", "aws://111122223333/eu-west-1", "Data"), "Data": stack("Data")})

    assert [(one.name, one.account_id, one.region) for one in stacks(folder)] == [
        ("Data", None, None),
        ("Web", "111122223333", "eu-west-1"),
    ]


def test_a_stage_of_an_application_is_a_folder_in_it(tmp_path: Path) -> None:
    """Its stacks are stacks of the application."""
    (tmp_path / "assembly-Prod").mkdir()
    synthesized(
        tmp_path / "assembly-Prod",
        {"Shop": {**stack("Shop"), "properties": {"templateFile": "Shop.template.json", "stackName": "Prod-Shop"}}},
    )
    folder = synthesized(
        tmp_path, {"assembly-Prod": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}}
    )

    assert [one.name for one in stacks(folder)] == ["Prod-Shop"]


def test_a_function_finds_its_code_by_its_key(tmp_path: Path) -> None:
    """In the manifest of assets."""
    folder = synthesized(tmp_path, {"Shop": stack("Shop")})
    (folder / "asset.1").mkdir()
    files = {"1": {"source": {"path": "asset.1"}, "destinations": {"x": {"objectKey": "1.zip"}}}}
    (folder / "Shop.assets.json").write_text(json.dumps({"files": files}))
    (found,) = stacks(folder)
    function = {
        "Type": "AWS::Lambda::Function",
        "Properties": {"Code": {"S3Bucket": {"Fn::Sub": "b"}, "S3Key": "1.zip"}},
    }
    other = {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"S3Key": "2.zip"}}}
    put = with_assets({"Resources": {"Fn": function, "Other": other}}, found.assets)["Resources"]

    assert put["Fn"]["Properties"]["Code"] == str((folder / "asset.1").resolve())
    assert put["Other"] == other


def test_an_application_is_read_as_its_stacks(tmp_path: Path) -> None:
    """Each a declaration of its own."""
    folder = synthesized(tmp_path, {"Shop": stack("Shop", "aws://unknown-account/eu-west-1")})
    (found,) = read(folder, Reading(region="us-east-1"))

    assert (found.stack_name, found.account_id, found.region) == ("Shop", None, "eu-west-1")


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ("{", "neither JSON nor YAML"),
        ("[]", "expected an object"),
        ("{}", "expected an object `artifacts`"),
        ('{"artifacts": {}}', "the application has no stack"),
        ('{"artifacts": {"a": {"type": "x", "dependencies": ["a"]}}}', "the application has no stack"),
    ],
)
def test_a_manifest_that_is_none_is_one_line(tmp_path: Path, manifest: str, words: str) -> None:
    """With the file."""
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(DocumentError, match=words):
        stacks(tmp_path)


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    """With what was expected."""
    with pytest.raises(DocumentError, match="no saved AWS CLI answer"):
        read(tmp_path, Reading(region="us-east-1"))


def test_a_template_that_is_missing_is_said(tmp_path: Path) -> None:
    """By its name."""
    synthesized(tmp_path, {"Shop": stack("Shop")})
    (tmp_path / "Other.template.json").write_text("{}")
    (tmp_path / "Shop.template.json").unlink()
    with pytest.raises(DocumentError, match=r"Shop\.template\.json: cannot be read"):
        read(tmp_path, Reading(region="us-east-1"))
