import re

import pytest

from tests.services.account import Account
from tests.services.cloudformation.stack_account import (
    BROKEN,
    ROLE,
    body,
    call,
    create,
    described,
    ref,
    refusal,
    rest,
    template,
)


def apis(account: Account) -> list[str]:
    """Return the names of the account's APIs."""
    return [one["name"] for one in account.call("get_rest_apis")["items"]]


def test_a_stack_is_done_when_its_creation_is_answered(account: Account) -> None:
    """Its status, outputs and parameters are described; what it makes is there, and tagged as its own."""
    stack_id = create(account, Tags=[{"Key": "team", "Value": "a"}])
    found = described(account)
    api = account.call("get_rest_apis")["items"][0]
    output = {"OutputKey": "Id", "OutputValue": api["id"], "Description": "the API", "ExportName": "shop-api"}

    assert re.fullmatch(r"arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/[0-9a-f-]{36}", stack_id)
    assert ("CREATE_COMPLETE", "A shop") == (found["StackStatus"], found["Description"])
    assert [output] == found["Outputs"]
    assert [{"ParameterKey": "Verb", "ParameterValue": "GET"}] == found["Parameters"]
    assert {
        "team": "a",
        "aws:cloudformation:logical-id": "Api",
        "aws:cloudformation:stack-id": stack_id,
        "aws:cloudformation:stack-name": "shop",
    } == api["tags"]


def test_a_stack_that_fails_leaves_nothing_and_says_why(account: Account) -> None:
    """As AWS rolls back; the name is free again once the stack is deleted."""
    create(account, written=template(Bad=BROKEN))
    found = described(account)

    assert "ROLLBACK_COMPLETE" == found["StackStatus"]
    assert "Resources.Bad: BadRequestException" in found["StackStatusReason"]
    assert [] == apis(account)
    assert "AlreadyExistsException" == refusal(account, "create_stack", StackName="shop", TemplateBody="{}")[0]
    asked = {"StackName": "shop", "TemplateBody": body(template())}
    assert "state and can not be updated" in refusal(account, "update_stack", **asked)[1]
    call(account, "delete_stack", StackName="shop")
    create(account)
    assert ["shop"] == apis(account)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"OnFailure": "DELETE"}, "DELETE_COMPLETE"),
        ({"OnFailure": "DO_NOTHING"}, "CREATE_FAILED"),
        ({"DisableRollback": True}, "CREATE_FAILED"),
    ],
)
def test_whoever_creates_a_stack_says_what_becomes_of_a_failure(account: Account, asked: dict, status: str) -> None:
    """Documented: `OnFailure`, `DisableRollback`."""
    create(account, written=template(Bad=BROKEN), **asked)

    assert [status] == [one["StackStatus"] for one in call(account, "list_stacks")["StackSummaries"]]


def test_an_update_changes_what_its_template_says_otherwise(account: Account) -> None:
    """Ids stay. Recorded: LocalStack, AWS-validated test_update_usage_plan (2025-04-11)."""
    create(account)
    before = account.call("get_rest_apis")["items"][0]["id"]
    verb = [{"ParameterKey": "Verb", "ParameterValue": "POST"}]
    call(account, "update_stack", StackName="shop", UsePreviousTemplate=True, Parameters=verb)
    (resource,) = account.call("get_resources", restApiId=before)["items"]

    assert "UPDATE_COMPLETE" == described(account)["StackStatus"]
    assert ["POST"] == list(resource["resourceMethods"])


def test_an_update_that_fails_leaves_what_there_was(account: Account) -> None:
    """And what the stack was asked to be."""
    create(account)
    call(account, "update_stack", StackName="shop", TemplateBody=body(template(Bad=BROKEN)))
    found = described(account)

    assert ("UPDATE_ROLLBACK_COMPLETE", ["shop"]) == (found["StackStatus"], apis(account))
    assert body(template()) == call(account, "get_template", StackName="shop")["TemplateBody"]


def test_an_update_without_changes_is_refused(account: Account) -> None:
    """In the words that the AWS CLI looks for."""
    create(account)
    asked = {"StackName": "shop", "TemplateBody": body(template())}

    assert ("ValidationError", "No updates are to be performed.") == refusal(account, "update_stack", **asked)
    call(account, "update_stack", **asked, Tags=[{"Key": "a", "Value": "b"}])
    assert [{"Key": "a", "Value": "b"}] == described(account)["Tags"]


def test_a_deleted_stack_is_known_by_its_id(account: Account) -> None:
    """For ninety days; what is deleted already can be deleted."""
    stack_id = create(account)
    for _ in range(2):
        call(account, "delete_stack", StackName="shop")
    unknown = ("ValidationError", "Stack with id shop does not exist")

    assert unknown == refusal(account, "describe_stacks", StackName="shop")
    assert "DELETE_COMPLETE" == described(account, stack_id)["StackStatus"]
    assert [] == apis(account)
    account.now += 91 * 86_400
    create(account, "other")
    call(account, "delete_stack", StackName="other")
    assert "ValidationError" == refusal(account, "describe_stacks", StackName=stack_id)[0]


def test_a_protected_stack_is_not_deleted(account: Account) -> None:
    """Until its protection is taken away."""
    create(account, EnableTerminationProtection=True)

    assert "TerminationProtection is enabled" in refusal(account, "delete_stack", StackName="shop")[1]
    call(account, "update_termination_protection", StackName="shop", EnableTerminationProtection=False)
    call(account, "delete_stack", StackName="shop")


def test_a_stack_that_cannot_be_deleted_stays(account: Account) -> None:
    """A bucket with something in it, say: the rest of the stack goes, and the bucket with a later deletion."""
    create(account, written=template(Files={"Type": "AWS::S3::Bucket"}))
    account.call("put_object", service="s3", Bucket="shop-files", Key="a", Body=b"b")
    call(account, "delete_stack", StackName="shop")
    found = described(account)
    resources = call(account, "describe_stack_resources", StackName="shop")["StackResources"]

    said = ("DELETE_FAILED", "The following resource(s) failed to delete: [Files]. ")
    assert said == (found["StackStatus"], found["StackStatusReason"])
    assert [("Files", "DELETE_FAILED")] == [(one["LogicalResourceId"], one["ResourceStatus"]) for one in resources]
    assert [] == apis(account)
    account.call("delete_object", service="s3", Bucket="shop-files", Key="a")
    call(account, "delete_stack", StackName="shop")
    assert "ValidationError" == refusal(account, "describe_stacks", StackName="shop")[0]


def test_what_cannot_be_deleted_can_be_left(account: Account) -> None:
    """Documented: DeleteStack, `RetainResources`; the events tell of each resource."""
    stack_id = create(account, written=template(Files={"Type": "AWS::S3::Bucket"}))
    account.call("put_object", service="s3", Bucket="shop-files", Key="a", Body=b"b")
    call(account, "delete_stack", StackName="shop")
    call(account, "delete_stack", StackName="shop", RetainResources=["Files"])
    events = call(account, "describe_stack_events", StackName=stack_id)["StackEvents"]
    told = [(one["ResourceStatus"], one.get("ResourceStatusReason")) for one in events if "Files" in one.values()]

    assert ("DELETE_SKIPPED", None) == told[0]
    assert ("DELETE_FAILED", "BucketNotEmpty: The bucket you tried to delete is not empty") == told[1]
    assert "DELETE_COMPLETE" == described(account, stack_id)["StackStatus"]


def test_an_export_is_of_one_stack(account: Account) -> None:
    """Another that exports the name fails; one that imports it has the value."""
    create(account)
    create(account, "other", template(name="other"))
    imported = {"A": {"Value": {"Fn::ImportValue": "shop-api"}}}
    create(account, "third", {"Resources": {"Api": rest("RestApi", {"Name": "third"})}, "Outputs": imported})
    reason = described(account, "other")["StackStatusReason"]

    assert "Export with name shop-api is already exported by stack shop." == reason
    assert described(account)["Outputs"][0]["OutputValue"] == described(account, "third")["Outputs"][0]["OutputValue"]


def test_what_is_not_made_here_is_told(account: Account) -> None:
    """In the reason of the status."""
    create(account, written=template(Queue={"Type": "AWS::SQS::Queue"}))

    assert "without effect here: Queue (AWS::SQS::Queue)" == described(account)["StackStatusReason"]


def test_roles_have_to_be_acknowledged(account: Account) -> None:
    """Documented: CreateStack, `Capabilities`."""
    written = body(template(Role=ROLE))
    named = body(template(Role={**ROLE, "Properties": {**ROLE["Properties"], "RoleName": "r"}}))
    asked = {"StackName": "shop", "Capabilities": ["CAPABILITY_IAM"]}
    code, message = refusal(account, "create_stack", StackName="shop", TemplateBody=written)

    assert ("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_IAM]") == (code, message)
    message = refusal(account, "create_stack", TemplateBody=named, **asked)[1]
    assert "Requires capabilities : [CAPABILITY_NAMED_IAM]" == message
    call(account, "create_stack", TemplateBody=written, **asked)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"TemplateBody": "{"}, "Template format error: line 1"),
        ({"TemplateBody": "[]"}, "Template format error: unsupported structure."),
        ({"TemplateBody": "{}"}, "Template format error: At least one Resources member must be defined."),
        ({"TemplateBody": '{"Resource": {}}'}, "Invalid template property or properties [Resource]"),
        (
            {"TemplateBody": body(template(X={"Type": "A::B", "Needs": "Y"}))},
            "Invalid template resource property 'Needs'",
        ),
        (
            {"TemplateBody": body(template(X={"Properties": {}}))},
            "Template format error: [/Resources/X] Every Resources object must contain a Type member.",
        ),
        ({}, "Either Template URL or Template Body must be specified."),
        (
            {"TemplateBody": body(template()), "Parameters": [{"ParameterKey": "X", "ParameterValue": "1"}]},
            "Parameters: [X] do not exist in the template",
        ),
        (
            {"TemplateBody": body({**template(), "Parameters": {"Verb": {"Type": "String"}}})},
            "Parameters: [Verb] must have values",
        ),
        (
            {"TemplateBody": body(template(X=rest("Stage", {"RestApiId": ref("no")})))},
            "Template format error: Unresolved resource dependencies [no] in the Resources block of the template",
        ),
        (
            {"TemplateBody": body(template(X={**rest("ApiKey", {}), "DependsOn": "no"}))},
            "Template format error: Unresolved resource dependencies [no] in the Resources block of the template",
        ),
        (
            {"TemplateBody": body(template(X=rest("Stage", {"RestApiId": {"Fn::GetAtt": ["no", "Arn"]}})))},
            "Template error: instance of Fn::GetAtt references undefined resource no",
        ),
        (
            {"TemplateBody": body({**template(), "Outputs": {"X": {"Value": ref("no")}}})},
            "Template format error: Unresolved resource dependencies [no] in the Outputs block of the template",
        ),
        ({"TemplateURL": "https://s3.amazonaws.com/no-bucket/t"}, "S3 error: The specified bucket does not exist"),
    ],
)
def test_a_template_that_cannot_be_is_refused(account: Account, params: dict, message: str) -> None:
    """Before there is a stack."""
    code, said = refusal(account, "create_stack", StackName="shop", **params)

    assert ("ValidationError", True) == (code, said.startswith(message)), said
    assert [] == call(account, "describe_stacks")["Stacks"]


def test_output_of_a_resource_whose_condition_does_not_hold_is_refused(account: Account) -> None:
    """Unless the output has the condition as well (moto's tests of both ran against AWS)."""
    never = {"Conditions": {"Never": {"Fn::Equals": ["a", "b"]}}}
    shop = {**template(Gone={**rest("ApiKey", {}), "Condition": "Never"}), **never}
    plain = body({**shop, "Outputs": {"X": {"Value": ref("Gone")}}})
    guarded = body({**shop, "Outputs": {"X": {"Value": ref("Gone"), "Condition": "Never"}}})
    call(account, "create_stack", StackName="guarded", TemplateBody=guarded)

    assert refusal(account, "create_stack", StackName="plain", TemplateBody=plain) == (
        "ValidationError",
        "Unresolved resource dependencies [Gone] in the Outputs block of the template",
    )


def nested(template_of_it: dict[str, object], **parameters: str) -> dict[str, object]:
    """Return a resource that is a stack."""
    properties = {"TemplateBody": body(template_of_it), "Parameters": parameters}
    return {"Type": "AWS::CloudFormation::Stack", "Properties": properties}


def key(stack: str, output: str) -> dict[str, object]:
    """Return an API key that is called as a nested stack says."""
    return rest("ApiKey", {"Name": {"Fn::GetAtt": [stack, f"Outputs.{output}"]}})


def test_a_stack_within_a_stack_comes_changes_and_goes_with_it(account: Account) -> None:
    """It is described by itself, and what it puts out the outer one reads."""
    inner = template(name="inner")
    create(account, written={"Resources": {"Inner": nested(inner, Verb="PUT"), "Key": key("Inner", "Id")}})
    (api,) = account.call("get_rest_apis")["items"]
    found = call(account, "describe_stacks", StackName="shop-Inner")["Stacks"][0]

    assert ("inner", "CREATE_COMPLETE") == (api["name"], found["StackStatus"])
    assert [api["id"]] == [one["name"] for one in account.call("get_api_keys")["items"]]
    assert [{"ParameterKey": "Verb", "ParameterValue": "PUT"}] == found["Parameters"]

    changed = {"Resources": {"Inner": nested(template(name="other")), "Key": key("Inner", "Id")}}
    call(account, "update_stack", StackName="shop", TemplateBody=body(changed))
    assert ["other"] == apis(account)

    call(account, "delete_stack", StackName="shop")
    assert ([], []) == (apis(account), call(account, "describe_stacks")["Stacks"])


def test_what_fails_in_a_stack_within_takes_the_outer_one_back(account: Account) -> None:
    """And its reason is the outer one's."""
    create(account, written={"Resources": {"Inner": nested(template(Bad=BROKEN)), "Key": key("Inner", "Id")}})
    found = described(account)

    assert "ROLLBACK_COMPLETE" == found["StackStatus"]
    assert "Resources.Inner.Properties.TemplateURL: Resources.Bad: BadRequest" in found["StackStatusReason"]
    assert (["shop"], []) == ([one["StackName"] for one in call(account, "describe_stacks")["Stacks"]], apis(account))


def test_a_stack_includes_what_stands_in_s3(account: Account) -> None:
    """As SAM and the AWS CLI put it there; a place that is none is refused in words that say so."""
    definition = {"openapi": "3.0.1", "info": {"title": "included"}, "paths": {}}
    account.call(
        "create_bucket", service="s3", Bucket="packages", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    account.call("put_object", service="s3", Bucket="packages", Key="k/api.json", Body=body(definition).encode())

    def written(place: str) -> dict[str, object]:
        transform = {"Name": "AWS::Include", "Parameters": {"Location": place}}
        return {"Resources": {"Api": rest("RestApi", {"Body": {"Fn::Transform": transform}})}}

    create(account, written=written("s3://packages/k/api.json"))
    assert ["included"] == apis(account)
    asked = {"StackName": "other", "TemplateBody": body(written("api.json"))}
    assert "expected the place of an object in S3, got `api.json`" in refusal(account, "create_stack", **asked)[1]
    asked["TemplateBody"] = body(written("s3://packages/none"))
    assert "S3 error: " in refusal(account, "create_stack", **asked)[1]


def test_a_stack_may_have_loops(account: Account) -> None:
    """A resource for every value; without the transform there is no such function."""
    keys = {"Fn::ForEach::Keys": ["Who", ["Ann", "Bob"], {"Key${Who}": rest("ApiKey", {"Name": ref("Who")})}]}
    create(
        account,
        written={"Transform": "AWS::LanguageExtensions", "Resources": keys},
        Capabilities=["CAPABILITY_AUTO_EXPAND"],
    )

    assert {"Ann", "Bob"} == {one["name"] for one in account.call("get_api_keys")["items"]}
    refused = refusal(account, "create_stack", StackName="other", TemplateBody=body({"Resources": keys}))
    assert "Resources.Fn::ForEach::Keys: expected an object with a `Type`" in refused[1]


def test_a_template_that_leads_to_itself_ends(account: Account) -> None:
    """And leaves nothing."""
    account.call(
        "create_bucket", service="s3", Bucket="loop", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    url = "https://loop.s3.amazonaws.com/t"
    itself = {"Resources": {"Inner": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url}}}}
    account.call("put_object", service="s3", Bucket="loop", Key="t", Body=body(itself).encode())
    create(account, written=itself)

    assert "expected at most 20 stacks in one another" in described(account)["StackStatusReason"]
    assert ["shop"] == [one["StackName"] for one in call(account, "describe_stacks")["Stacks"]]
