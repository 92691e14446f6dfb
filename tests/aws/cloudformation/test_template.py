import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.template import template

API = {"Type": "AWS::ApiGateway::RestApi"}


def test_a_resource_is_read_with_what_it_waits_for() -> None:
    """One name and a list of names are the same; nothing else is needed but a type."""
    found = template({"Resources": {"A": API, "B": {**API, "DependsOn": "A", "DeletionPolicy": "Retain"}}})

    assert found.resources["B"].depends_on == ("A",)
    assert (found.resources["A"].retained, found.resources["B"].retained) == (False, True)


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ({}, "Resources: expected at least one resource"),
        ({"Resource": {"A": API}}, "no section of a template is called `Resource`"),
        ({"Resources": []}, "Resources: expected an object"),
        ({"Resources": {"A": []}}, "Resources.A: expected an object with a `Type`"),
        ({"Resources": {"A": {}}}, "Resources.A: expected a `Type` such as AWS::ApiGateway::RestApi"),
        (
            {"Resources": {"A": {**API, "Propertys": {}}}},
            "Resources.A: no attribute of a resource is called `Propertys`",
        ),
        ({"Resources": {"A": {**API, "Properties": []}}}, "Resources.A.Properties: expected an object"),
        ({"Resources": {"A": {**API, "Condition": 1}}}, "Resources.A.Condition: expected the name of a condition"),
        (
            {"Resources": {"A": {**API, "DependsOn": [1]}}},
            "Resources.A.DependsOn: expected the name of a resource, or a list of them",
        ),
        ({"Resources": {"A": API}, "Outputs": {"Url": "x"}}, "Outputs.Url: expected an object"),
        ({"Resources": {f"A{n}": API for n in range(501)}}, "Resources: expected at most 500 resources, got 501"),
    ],
)
def test_what_is_no_template_is_said_with_its_place(root: dict, words: str) -> None:
    """One line names the place and what was expected."""
    with pytest.raises(TemplateError) as raised:
        template(root)

    assert str(raised.value) == words
