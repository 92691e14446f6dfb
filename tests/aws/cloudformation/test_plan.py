from typing import Any

import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.plan import Plan, plan
from gatewright.aws.cloudformation.template import template
from tests.aws.cloudformation.performing import PLACE

API = {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "shop"}}
TABLE = {"Type": "AWS::DynamoDB::Table"}


def planned(resources: dict[str, Any], *, allow_unenforced: bool = False, **sections: Any) -> Plan:
    """Return the plan of a template with these resources."""
    found = template({"Resources": resources, **sections})
    return plan(found, PLACE, {}, {}, allow_unenforced=allow_unenforced)


def test_branches_that_are_not_taken_need_nothing() -> None:
    """The need is that of the values that count."""
    key = {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Name": {"Fn::If": ["No", {"Ref": "Api"}, "x"]}}}
    found = planned({"Key": key, "Api": API}, Conditions={"No": {"Fn::Equals": [1, 2]}})

    assert found.needs["Key"] == frozenset()
    assert found.order == ("Key", "Api")


def test_a_resource_without_its_condition_does_not_exist() -> None:
    """It is neither made nor left out."""
    found = planned({"Api": API, "Old": {**API, "Condition": "No"}}, Conditions={"No": {"Fn::Equals": [1, 2]}})

    assert (found.order, dict(found.left_out)) == (("Api",), {})


def test_a_table_is_left_out_and_may_be_named_by_a_function() -> None:
    """Nobody's permission depends on it."""
    function = {"Type": "AWS::Lambda::Function", "Properties": {"Environment": {"Variables": {"T": {"Ref": "Table"}}}}}
    found = planned({"Table": TABLE, "Function": function})

    assert (found.order, dict(found.left_out)) == (("Function",), {"Table": "AWS::DynamoDB::Table"})


def test_what_only_waits_for_something_left_out_waits_no_longer() -> None:
    """An order that nobody keeps is none that routes or protects."""
    found = planned({"Table": TABLE, "Api": {**API, "DependsOn": "Table"}})

    assert found.order == ("Api",)


def test_what_routes_to_something_left_out_is_refused() -> None:
    """By both names."""
    method = {
        "Type": "AWS::ApiGateway::Method",
        "Properties": {"Integration": {"Uri": {"Fn::GetAtt": ["Table", "Arn"]}}},
    }
    with pytest.raises(TemplateError) as raised:
        planned({"Table": TABLE, "Method": method})

    assert str(raised.value) == "Resources.Method: it depends on `Table`, and AWS::DynamoDB::Table is not offered here"


def test_what_protects_is_refused_by_name_unless_it_is_allowed_to_be_missing() -> None:
    """`--allow-unenforced` leaves it out."""
    acl = {"Acl": {"Type": "AWS::WAFRegional::WebACL"}}
    with pytest.raises(TemplateError) as raised:
        planned(acl)

    assert str(raised.value) == "Resources.Acl: AWS::WAFRegional::WebACL is not offered here"
    assert dict(planned(acl, allow_unenforced=True).left_out) == {"Acl": "AWS::WAFRegional::WebACL"}


def test_prints_tell_what_changed() -> None:
    """The same words have the same print, bytes of code included; other words have another."""
    code = {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"ZipFile": b"one"}}}
    other = {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"ZipFile": b"two"}}}

    assert planned({"F": code}).prints == planned({"F": code}).prints
    assert planned({"F": code}).prints != planned({"F": other}).prints


def test_outputs_are_evaluated_with_their_exports() -> None:
    """Those without their condition are not put out."""
    outputs = {
        "Url": {"Value": {"Fn::Sub": "https://${Api}"}, "Export": {"Name": {"Fn::Sub": "${AWS::StackName}-url"}}},
        "No": {"Value": "x", "Condition": "No"},
    }
    found = planned({"Api": API}, Outputs=outputs, Conditions={"No": {"Fn::Equals": [1, 2]}})

    assert found.outputs(lambda _name, _attribute: "a1") == {"Url": ("https://a1", "shop-url")}


def test_output_names_a_resource_that_exists() -> None:
    """What else is wrong with one shows only when it is read: a template may be looked at without what it imports."""
    with pytest.raises(
        TemplateError, match=r"Outputs.Url.Value.Ref: the template has no parameter and no resource `X`"
    ):
        planned({"Api": API}, Outputs={"Url": {"Value": {"Ref": "X"}}})

    planned({"Api": API}, Outputs={"Url": {"Value": {"Fn::ImportValue": "elsewhere"}}})


@pytest.mark.parametrize(
    ("resources", "words"),
    [
        ({"Api": {**API, "DependsOn": "X"}}, "Resources.Api.DependsOn: the template has no resource `X`"),
        (
            {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": {"Ref": "X"}}}},
            "Resources.Api.Properties.Name.Ref: the template has no parameter and no resource `X`",
        ),
        (
            {"Key": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Value": "{{resolve:ssm:/key}}"}}},
            "Resources.Key.Properties: `{{resolve:ssm:/key}}` stands in AWS, and is not read here: make it a parameter",
        ),
        (
            {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Ref": "AWS::NoValue"}}},
            "Resources.Api.Properties: expected an object",
        ),
    ],
)
def test_what_cannot_be_planned_says_where(resources: dict, words: str) -> None:
    """The logical id and the property."""
    with pytest.raises(TemplateError) as raised:
        planned(resources)

    assert str(raised.value) == words
