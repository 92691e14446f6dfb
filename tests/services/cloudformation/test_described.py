from typing import Any

from gatewright.services.cloudformation.described import parameters, shown, summary

STACK: dict[str, Any] = {
    "StackId": "arn:1",
    "StackName": "shop",
    "CreationTime": 1.5,
    "StackStatus": "CREATE_FAILED",
    "StackStatusReason": "no",
    "Description": "A shop",
    "Parameters": [{"ParameterKey": "a", "ParameterValue": "b"}, {"ParameterKey": "c", "ParameterValue": "d"}],
    "NoEcho": ["c"],
    "Tags": [],
    "Capabilities": [],
    "on_failure": "DO_NOTHING",
    "template": "{}",
    "seed": "secret",
}


def test_a_stack_is_shown_without_what_is_ours() -> None:
    """Neither its seed nor its template; what it lacks is left out."""
    found = shown(STACK)

    assert not {"seed", "template", "on_failure", "Outputs", "LastUpdatedTime"} & set(found)
    assert (True, False) == (found["DisableRollback"], found["EnableTerminationProtection"])
    assert ["b", "****"] == [one["ParameterValue"] for one in parameters(STACK)]


def test_a_summary_is_short() -> None:
    """The description is called otherwise there."""
    assert {
        "StackId": "arn:1",
        "StackName": "shop",
        "CreationTime": 1.5,
        "StackStatus": "CREATE_FAILED",
        "StackStatusReason": "no",
        "TemplateDescription": "A shop",
        "DriftInformation": {"StackDriftStatus": "NOT_CHECKED"},
    } == summary(STACK)
