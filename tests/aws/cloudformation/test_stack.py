from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.aws.cloudformation.family import Perform
from gatewright.aws.cloudformation.stack import Stack, brought, taken_away
from tests.aws.cloudformation.performing import Performing
from tests.aws.cloudformation.test_plan import API, planned

KEY = {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Name": "key"}}
LOGS = {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/shop"}}
DEPLOYMENT = {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": "Api"}}}


class Recorded:
    """Performs for every resource, and remembers for whom."""

    def __init__(self, refusing: Mapping[str, OperationRefused] | None = None) -> None:
        self.performing = Performing(refusing)
        self.asked: list[str] = []

    def __call__(self, logical_id: str, _secret: bool) -> Perform:
        def perform(service: str, operation: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
            self.asked.append(f"{logical_id} {operation}")
            return self.performing(service, operation, params)

        return perform


def after(before: Stack, resources: dict[str, Any]) -> tuple[Stack, list[str]]:
    """Return a stack after an edit, and what was done."""
    recorded = Recorded()
    found = brought(planned(resources), before, recorded)
    return found, recorded.asked


def test_what_did_not_change_is_left_alone() -> None:
    """An edit that changes nothing does nothing."""
    first, made = after(Stack(), {"Api": API, "Key": KEY})
    second, again = after(first, {"Api": API, "Key": KEY})

    assert made == ["Api create_rest_api", "Key create_api_key"]
    assert again == []
    assert second.resources == first.resources


def test_a_change_makes_anew_what_needs_it_too() -> None:
    """Taken away in the reverse order; what has nothing to do with it stays."""
    first, _ = after(Stack(), {"Api": API, "Key": KEY, "Deployment": DEPLOYMENT})
    edited = {"Type": API["Type"], "Properties": {"Name": "market"}}
    _, asked = after(first, {"Api": edited, "Key": KEY, "Deployment": DEPLOYMENT})

    assert asked == [
        "Deployment delete_deployment",
        "Api delete_rest_api",
        "Api create_rest_api",
        "Deployment create_deployment",
    ]


def test_what_is_gone_is_taken_away_unless_it_is_retained() -> None:
    """As `DeletionPolicy` says."""
    first, _ = after(Stack(), {"Api": API, "Key": KEY, "Kept": {**KEY, "DeletionPolicy": "Retain"}})
    _, asked = after(first, {"Api": API})

    assert asked == ["Key delete_api_key"]


def test_a_method_that_is_gone_is_deployed() -> None:
    """A deployment is made anew when the API under it was edited, whether it names that part or not."""
    resource = {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"}, "PathPart": "x"}}
    first, _ = after(Stack(), {"Api": API, "Resource": resource, "Deployment": DEPLOYMENT})
    _, asked = after(first, {"Api": API, "Deployment": DEPLOYMENT})

    assert asked == ["Deployment delete_deployment", "Resource delete_resource", "Deployment create_deployment"]


def test_what_outlives_an_edit_is_changed_in_place() -> None:
    """The lines of a log group stay."""
    first, _ = after(Stack(), {"Logs": LOGS})
    edited = {"Type": LOGS["Type"], "Properties": {"LogGroupName": "/shop", "RetentionInDays": 7}}
    _, asked = after(first, {"Logs": edited})

    assert asked == ["Logs list_tags_log_group", "Logs put_retention_policy"]


def test_a_refusal_names_the_resource() -> None:
    """In the words of the service."""
    recorded = Recorded({"create_rest_api": OperationRefused("BadRequestException", "no")})
    with pytest.raises(TemplateError) as raised:
        brought(planned({"Api": API}), Stack(), recorded)

    assert str(raised.value) == "Resources.Api: BadRequestException: no"


def test_a_property_of_another_form_is_one_line() -> None:
    """No traceback reaches a person."""
    bad = {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": "a", "AccessLogSetting": "x"}}
    with pytest.raises(TemplateError, match=r"Resources\.Stage: a property has a form that is not expected"):
        brought(planned({"Stage": bad}), Stack(), Recorded())


def test_what_somebody_else_took_away_is_gone() -> None:
    """It was to be taken away; any other refusal leaves it, with the reason."""
    first, _ = after(Stack(), {"Key": KEY})
    gone, none = taken_away(first, Recorded({"delete_api_key": OperationRefused("NotFoundException", "gone")}))
    left, refusals = taken_away(first, Recorded({"delete_api_key": OperationRefused("ConflictException", "in use")}))

    assert (gone.resources, none) == ({}, {})
    assert (left.resources, refusals) == (first.resources, {"Key": "ConflictException: in use"})


def test_what_cannot_go_keeps_what_it_needs() -> None:
    """Everything else goes, what is retained excepted."""
    resources = {"Api": API, "Key": KEY, "Kept": {**KEY, "DeletionPolicy": "Retain"}, "Deployment": DEPLOYMENT}
    first, _ = after(Stack(), resources)
    recorded = Recorded({"delete_deployment": OperationRefused("BadRequestException", "active")})
    left, refusals = taken_away(first, recorded)

    assert recorded.asked == ["Deployment delete_deployment", "Key delete_api_key"]
    assert (list(left.resources), refusals) == (["Api", "Deployment"], {"Deployment": "BadRequestException: active"})


def test_what_is_half_gone_is_taken_back() -> None:
    """Each resource by itself."""
    first, _ = after(Stack(), {"Api": API, "Key": KEY})
    attempts: list[str] = []

    @contextmanager
    def attempt() -> Iterator[None]:
        try:
            yield
        except TemplateError:
            attempts.append("taken back")
            raise
        attempts.append("done")

    taken_away(first, Recorded({"delete_api_key": OperationRefused("ConflictException", "in use")}), attempt)

    assert ["taken back", "done"] == attempts


def test_attributes_that_are_none_are_refused_with_those_that_are() -> None:
    """The reader sees what there is."""
    key = {"Type": KEY["Type"], "Properties": {"Name": {"Fn::GetAtt": ["Api", "Arn"]}}}
    with pytest.raises(TemplateError, match=r"has no attribute `Arn`; it has `RestApiId`, `RootResourceId`"):
        brought(planned({"Api": API, "Key": key}), Stack(), Recorded())


def test_what_reads_a_nested_stack_is_made_anew_when_that_changed() -> None:
    """What it puts out may be another."""
    shown = {"Stacks": [{"StackStatus": "CREATE_COMPLETE", "Outputs": [{"OutputKey": "A", "OutputValue": "1"}]}]}
    key = {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Name": {"Fn::GetAtt": ["Inner", "Outputs.A"]}}}

    def edited(text: str, before: Stack) -> tuple[Stack, list[str]]:
        recorded = Recorded()
        recorded.performing = Performing({"create_stack": {"StackId": "arn:1"}, "describe_stacks": shown})
        inner = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateBody": text}}
        return brought(planned({"Inner": inner, "Key": key}), before, recorded), recorded.asked

    stack, _ = edited("one", Stack())
    assert [] == edited("one", stack)[1]
    assert [
        "Key delete_api_key",
        "Inner update_stack",
        "Inner describe_stacks",
        "Key create_api_key",
    ] == edited("two", stack)[1]
