from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.sam import TRANSFORM, check, is_sam, translated

FUNCTION: dict[str, Any] = {
    "Type": "AWS::Serverless::Function",
    "Properties": {
        "Runtime": "python3.12",
        "Handler": "app.handler",
        "CodeUri": "s3://b/k",
        "Policies": ["AmazonS3ReadOnlyAccess"],
        "Events": {"Get": {"Type": "Api", "Properties": {"Path": "/hello", "Method": "get"}}},
    },
}


def sam(resources: dict[str, Any], **sections: Any) -> dict[str, Any]:
    """Return a template of SAM."""
    return {"Transform": TRANSFORM, "Resources": resources, **sections}


def test_a_function_with_an_event_has_an_api() -> None:
    """As AWS would have it, with a permission for API Gateway; the transform is done."""
    found = translated(sam({"Hello": FUNCTION}), {}, "eu-west-1")
    types = {one["Type"] for one in found["Resources"].values()}

    assert {"AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage", "AWS::Lambda::Permission"} <= types
    assert "Transform" not in found


def test_managed_policies_are_known_by_name_without_asking_aws() -> None:
    """In the partition of the region."""
    arns = [
        translated(sam({"Hello": FUNCTION}), {}, region)["Resources"]["HelloRole"]["Properties"]["ManagedPolicyArns"][
            -1
        ]
        for region in ("eu-west-1", "cn-north-1")
    ]

    assert arns == [
        "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
        "arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess",
    ]


def test_parameters_reach_the_translator() -> None:
    """It names the alias of a function after one; others belong to other documents."""
    function = {**FUNCTION, "Properties": {**FUNCTION["Properties"], "AutoPublishAlias": {"Ref": "Alias"}}}
    root = sam({"Hello": function}, Parameters={"Alias": {"Type": "String"}})

    assert "HelloAliaslive" in translated(root, {"Alias": "live", "X": "y"}, "eu-west-1")["Resources"]


def test_the_template_that_was_given_stays_as_it_is() -> None:
    """The translator works on a copy."""
    root = sam({"Hello": FUNCTION})
    translated(root, {}, "eu-west-1")

    assert root == sam({"Hello": FUNCTION})


@pytest.mark.parametrize(
    ("resources", "words"),
    [
        ({"Hello": {"Type": "AWS::Serverless::Function", "Properties": {}}}, "[Hello]"),
        ({}, "'Resources' section is required"),
        ({"Hello": "x"}, "must be Objects"),
        ({"Api": {"Type": "AWS::Serverless::Api", "Properties": {"StageName": []}}}, "Api"),
    ],
)
def test_what_the_translator_refuses_is_one_line_in_its_words(resources: dict, words: str) -> None:
    """With the resource that it names."""
    with pytest.raises(DocumentError) as raised:
        translated(sam(resources), {}, "eu-west-1")

    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_other_macros_run_in_aws_only() -> None:
    """They are refused by name."""
    check({"Transform": [TRANSFORM, "AWS::LanguageExtensions"]})
    with pytest.raises(DocumentError, match="`Own` runs in AWS"):
        check({"Transform": "Own"})


def test_a_template_says_that_it_is_of_sam() -> None:
    """As one transform, or among several."""
    assert is_sam({"Transform": [TRANSFORM]})
    assert not is_sam({})


def test_an_application_of_the_repository_is_refused_by_name() -> None:
    """Nobody asks AWS for it."""
    location = {"ApplicationId": "arn:aws:serverlessrepo:us-east-1:077246666028:applications/x"}
    nested = {"Type": "AWS::Serverless::Application", "Properties": {"Location": location}}

    with pytest.raises(
        DocumentError, match=r"Resources\.Nested: applications of the Serverless Application Repository"
    ):
        translated(sam({"Nested": nested}), {}, "eu-west-1")
