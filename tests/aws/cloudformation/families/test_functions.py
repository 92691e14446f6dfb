import io
import zipfile
from typing import Any

import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from tests.aws.cloudformation.performing import Performing, made

FUNCTION = "AWS::Lambda::Function"
ARN = "arn:aws:lambda:eu-west-1:111122223333:function:shop-Thing"
ANSWERS: dict[str, Any] = {"create_function": {"FunctionName": "shop-Thing", "FunctionArn": ARN}}


def packed(runtime: str) -> list[str]:
    """Return the files of the package of an inline function."""
    performing = Performing(ANSWERS)
    made(FUNCTION, {"Runtime": runtime, "Code": {"ZipFile": "pass"}}, performing)
    archive = zipfile.ZipFile(io.BytesIO(performing.params("create_function")["Code"]["ZipFile"]))
    return archive.namelist()


def test_inline_code_becomes_a_package_of_one_file() -> None:
    """Named as Lambda names it."""
    assert (packed("python3.12"), packed("nodejs20.x")) == (["index.py"], ["index.js"])


def test_a_package_goes_as_it_is() -> None:
    """Bytes are a package already."""
    performing = Performing(ANSWERS)
    found = made(FUNCTION, {"Code": {"ZipFile": b"PK"}, "ReservedConcurrentExecutions": 2}, performing)

    assert performing.params("create_function")["Code"] == {"ZipFile": b"PK"}
    assert performing.params("put_function_concurrency")["ReservedConcurrentExecutions"] == 2
    assert (found.physical_id, found.attributes["Arn"]) == ("shop-Thing", ARN)


def test_what_has_no_effect_is_left_out_and_said() -> None:
    """An empty one is not worth a word."""
    performing = Performing(ANSWERS)
    properties = {"Code": {"ZipFile": b"PK"}, "TracingConfig": {"Mode": "Active"}, "Layers": []}
    found = made(FUNCTION, properties, performing)

    assert found.left_out == ("TracingConfig: nothing is traced",)
    assert not {"TracingConfig", "Layers"} & set(performing.params("create_function"))


def test_code_that_is_nowhere_is_refused() -> None:
    """A text is a folder that nobody read."""
    with pytest.raises(TemplateError, match=r"Properties\.Code"):
        made(FUNCTION, {"Code": "./src"}, Performing())


@pytest.mark.parametrize(
    ("function", "undo"),
    [
        ("pets", {"FunctionName": "pets"}),
        ("pets:live", {"FunctionName": "pets", "Qualifier": "live"}),
        (ARN, {"FunctionName": ARN}),
        (f"{ARN}:live", {"FunctionName": ARN, "Qualifier": "live"}),
    ],
)
def test_a_permission_is_removed_where_it_was_added(function: str, undo: dict[str, str]) -> None:
    """At the function, or at its version or alias."""
    found = made("AWS::Lambda::Permission", {"FunctionName": function, "Action": "lambda:InvokeFunction"}, Performing())

    assert found.undo[0][2] == {**undo, "StatementId": "shop-Thing"}


def test_versions_and_aliases_are_known_by_their_arns() -> None:
    """The weights of an alias become a map."""
    performing = Performing(
        {
            "publish_version": {"FunctionName": "pets", "Version": "1", "FunctionArn": f"{ARN}:1"},
            "create_alias": {"AliasArn": f"{ARN}:live"},
        }
    )
    version = made(
        "AWS::Lambda::Version", {"FunctionName": "pets", "ProvisionedConcurrencyConfig": {"x": 1}}, performing
    )
    weights = {"AdditionalVersionWeights": [{"FunctionVersion": 2, "FunctionWeight": 0.1}]}
    alias = made("AWS::Lambda::Alias", {"FunctionName": "pets", "Name": "live", "RoutingConfig": weights}, performing)

    assert (version.physical_id, version.left_out) == (
        f"{ARN}:1",
        ("ProvisionedConcurrencyConfig: no concurrency is provisioned",),
    )
    assert alias.physical_id == f"{ARN}:live"
    assert performing.params("create_alias")["RoutingConfig"] == {"AdditionalVersionWeights": {"2": 0.1}}


@pytest.mark.parametrize(
    ("given", "target"),
    [
        ({"TargetFunctionArn": ARN}, {"FunctionName": ARN}),
        ({"TargetFunctionArn": f"{ARN}:live"}, {"FunctionName": ARN, "Qualifier": "live"}),
        ({"TargetFunctionArn": "pets", "Qualifier": "live"}, {"FunctionName": "pets", "Qualifier": "live"}),
    ],
)
def test_a_url_is_that_of_its_function(given: dict[str, str], target: dict[str, str]) -> None:
    """The CDK's `addFunctionUrl`; the address is an attribute."""
    performing = Performing({"create_function_url_config": {"FunctionArn": ARN, "FunctionUrl": "https://x/"}})
    found = made("AWS::Lambda::Url", {"AuthType": "NONE", **given}, performing)

    assert {"AuthType": "NONE", **target} == performing.params("create_function_url_config")
    assert (ARN, {"FunctionArn": ARN, "FunctionUrl": "https://x/"}) == (found.physical_id, found.attributes)
    assert found.undo[0][2] == target


def test_a_package_in_the_text_of_a_template_is_base64() -> None:
    """As a template within a served one has it."""
    performing = Performing({"create_function": {"FunctionName": "f", "FunctionArn": "arn:f"}})
    made("AWS::Lambda::Function", {"Code": {"GatewrightPackage": "emlw"}}, performing)

    assert {"ZipFile": b"zip"} == performing.params("create_function")["Code"]
