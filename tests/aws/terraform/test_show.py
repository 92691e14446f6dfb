from typing import Any

import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.terraform.show import show
from tests.aws.terraform.recorded import PLAN, STATE, resource, root_of


def test_a_plan_comes_with_its_expressions_and_its_region() -> None:
    """A state has neither, and tells what each resource was made after."""
    plan, state = show(PLAN), show(STATE)
    planned = next(one for one in plan.resources if one.type == "aws_api_gateway_stage")
    standing = next(one for one in state.resources if one.type == "aws_api_gateway_stage")

    assert (plan.region, state.region) == ("eu-west-1", None)
    assert "deployment_id" in planned.expressions
    assert "deployment_id" not in planned.values
    assert "aws_api_gateway_deployment.d" in standing.depends_on


def test_modules_within_modules_are_read() -> None:
    """Instances of a module share its configuration; data sources are not managed."""
    inner = {"address": 'module.a["x"].module.b', "resources": [resource("aws_iam_role", "r")]}
    outer = {"address": 'module.a["x"]', "child_modules": [inner]}
    data = {**resource("aws_iam_policy_document", "d"), "mode": "data"}
    found = show(root_of(data, child_modules=[outer]))

    assert [(one.module, one.name) for one in found.resources] == [("module.a.module.b", "r")]


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ({}, "expected the JSON of `terraform show -json`, with resources in it"),
        ({"values": []}, "expected the JSON of `terraform show -json`, with resources in it"),
        (root_of(), "no resource is managed here"),
    ],
)
def test_what_is_neither_is_refused(root: Any, words: str) -> None:
    """In one line."""
    with pytest.raises(TemplateError) as raised:
        show(root)

    assert str(raised.value) == words


def test_modules_without_end_are_refused() -> None:
    """No recursion error leaves the reader."""
    module: dict[str, Any] = {}
    for _ in range(100):
        module = {"address": "module.a", "child_modules": [module]}
    with pytest.raises(TemplateError, match="nested too deeply"):
        show(root_of(child_modules=[module]))
