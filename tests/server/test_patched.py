"""Each patch here was proven by reading the changed file again: without that it would not be offered."""

import json
from dataclasses import replace
from pathlib import Path

from gatewright.checks.route.fixes import ADD_THE_METHOD
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.server.described import Called
from gatewright.server.patched import MOST_PROOFS, Patcher
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.tagged_yaml import values
from tests.patching import DEFINITION, MISSING, SAM, TEMPLATE, call, changed, diagnosed, patches

NO_KEY = "Let the method be called without an API key, and deploy."
ADD = ADD_THE_METHOD.text


def test_a_fix_is_a_change_of_the_very_line(tmp_path: Path) -> None:
    """The comment behind it stays."""
    found = patches(tmp_path, TEMPLATE, call())[NO_KEY]

    lines = ["-      ApiKeyRequired: true  # customers only", "+      ApiKeyRequired: false  # customers only"]
    assert lines == changed(tmp_path, found)


def test_a_definition_that_a_template_leads_to_is_patched_itself(tmp_path: Path) -> None:
    """It is another file, and the template stays as it is."""
    (tmp_path / "api.yaml").write_text(DEFINITION)
    template = (
        "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties: {BodyS3Location: api.yaml}\n"
        "  Deployment:\n    Type: AWS::ApiGateway::Deployment\n"
        "    Properties: {RestApiId: !Ref Api, StageName: prod}\n"
    )
    found = patches(tmp_path, template, call())[NO_KEY]

    assert found.file.endswith("/api.yaml")
    assert ["-      security:", "-        - api_key: []"] == changed(tmp_path, found)


def test_a_stack_of_cdk_names_the_construct_to_change(tmp_path: Path) -> None:
    """The file is written anew by `cdk synth`."""
    root = values(TEMPLATE)
    root["Resources"]["GetPets"]["Metadata"] = {"aws:cdk:path": "Shop/Api/Default/pets/GET/Resource"}
    out = tmp_path / "cdk.out"
    out.mkdir()
    (out / "Shop.template.json").write_text(json.dumps(root, indent=1))
    stack = {"type": "aws:cloudformation:stack", "properties": {"templateFile": "Shop.template.json"}}
    (out / "manifest.json").write_text(json.dumps({"version": "36.0.0", "artifacts": {"Shop": stack}}))
    (fix,) = [each for each in diagnosed(out, call()).findings[0].fixes if each.patch is not None]

    assert fix.patch is not None
    assert fix.patch.note is not None
    assert "at Shop/Api/Default/pets/GET/Resource." in fix.patch.note.render()
    assert ['-    "ApiKeyRequired": true,', '+    "ApiKeyRequired": false,'] == changed(out, fix.patch)


def test_what_is_not_proven_is_not_offered(tmp_path: Path) -> None:
    """A method whose neighbour wants a key would refuse the call that has none."""
    assert ADD in patches(tmp_path, TEMPLATE.replace("true  #", "false  #"), call("POST", answer=MISSING))
    assert {} == patches(tmp_path, TEMPLATE, call("POST", answer=MISSING))


def test_so_many_changes_are_tried_and_no_more(tmp_path: Path) -> None:
    """Each reads the whole document again."""
    (tmp_path / "shop.yaml").write_text(TEMPLATE)
    called = Called(api_id="a1b2c3d4e5", stage="prod", region="eu-west-1")
    patcher = Patcher(tmp_path / "shop.yaml", Reading(region="eu-west-1"), called, left=0)
    diagnosis = diagnosed(tmp_path / "shop.yaml", call())

    assert all(fix.patch is None for fix in patcher.patched(_bare(diagnosis)).findings[0].fixes)
    assert MOST_PROOFS > 0


def test_a_call_that_passed_is_left_alone(tmp_path: Path) -> None:
    """There is nothing to mend."""
    (tmp_path / "shop.yaml").write_text(SAM)
    passed = {**call(), "response": {"status": 200}}

    assert () == diagnosed(tmp_path / "shop.yaml", passed).findings


def _bare(diagnosis: Diagnosis) -> Diagnosis:
    """Return a diagnosis without its patches."""
    findings = tuple(
        replace(one, fixes=tuple(replace(fix, patch=None) for fix in one.fixes)) for one in diagnosis.findings
    )
    return replace(diagnosis, findings=findings)


def test_a_file_beside_the_template_of_an_odd_form_is_passed_by(tmp_path: Path) -> None:
    """It is watched since the template leads to it, and declares nothing: the patch is one of the template."""
    (tmp_path / "other.yaml").write_text(
        "openapi: 3.0.1\ninfo: {title: other, version: '1'}\npaths: {/pets: {get: }}\n"
    )
    other = "  Other:\n    Type: AWS::ApiGateway::RestApi\n    Properties: {Name: other, BodyS3Location: other.yaml}\n"
    (found,) = patches(tmp_path, TEMPLATE + other, call()).values()

    assert found.file.endswith("/shop.yaml")
