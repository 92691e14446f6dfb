from tests.services.account import Account
from tests.services.cloudformation.stack_account import ROLE, body, call, create, refusal, template


def test_a_summary_tells_what_a_template_asks_for(account: Account) -> None:
    """Of a text, or of a stack."""
    found = call(account, "get_template_summary", TemplateBody=body(template(Role=ROLE)))
    parameter = {"ParameterKey": "Verb", "DefaultValue": "GET", "ParameterType": "String", "NoEcho": False}

    assert ["CAPABILITY_IAM"] == found["Capabilities"]
    assert "The following resource(s) require capabilities: [AWS::IAM::Role]" == found["CapabilitiesReason"]
    assert {"AWS::ApiGateway::RestApi", "AWS::IAM::Role"} < set(found["ResourceTypes"])
    assert [{**parameter, "Description": "which", "ParameterConstraints": {}}] == found["Parameters"]
    create(account)
    assert "A shop" == call(account, "get_template_summary", StackName="shop")["Description"]


def test_a_template_is_validated_without_a_stack(account: Account) -> None:
    """A template of SAM says that it has to be translated."""
    api = {"Type": "AWS::Serverless::Api", "Properties": {"StageName": "dev", "DefinitionBody": {"swagger": "2.0"}}}
    sam = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Api": api}}
    parameter = {"ParameterKey": "Verb", "DefaultValue": "GET", "NoEcho": False, "Description": "which"}
    validated = call(account, "validate_template", TemplateBody=body(sam))

    assert [parameter] == call(account, "validate_template", TemplateBody=body(template()))["Parameters"]
    assert ["AWS::Serverless-2016-10-31"] == validated["DeclaredTransforms"]


def test_a_template_of_nothing_is_asked_for(account: Account) -> None:
    """Either a stack or a change set has one."""
    assert "must be specified" in refusal(account, "get_template")[1]


def test_a_template_is_answered_as_it_came_or_as_it_was_translated(account: Account) -> None:
    """Documented: GetTemplate, `TemplateStage`; one without transforms is the same."""
    create(account)
    api = {"Type": "AWS::Serverless::Api", "Properties": {"StageName": "dev", "DefinitionBody": {"swagger": "2.0"}}}
    sam = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Api": api}}
    create(account, "sam", sam, Capabilities=["CAPABILITY_AUTO_EXPAND"])
    texts = [
        call(account, "get_template", StackName=name, TemplateStage=stage)["TemplateBody"]
        for name in ("shop", "sam")
        for stage in ("Original", "Processed")
    ]

    assert [body(template()), body(template()), body(sam)] == texts[:3]
    assert "AWS::ApiGateway::RestApi" in texts[3]
