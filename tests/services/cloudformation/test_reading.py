import json

from tests.services.account import REGION, Account
from tests.services.cloudformation.stack_account import body, call, create, described, refusal, template

SAM = {
    "Transform": "AWS::Serverless-2016-10-31",
    "Parameters": {"Stage": {"Type": "String"}},
    "Resources": {
        "Api": {
            "Type": "AWS::Serverless::Api",
            "Properties": {
                "StageName": {"Ref": "Stage"},
                "DefinitionBody": {
                    "swagger": "2.0",
                    "info": {"title": "shop", "version": "1"},
                    "paths": {"/a": {"get": {"x-amazon-apigateway-integration": {"type": "mock"}}}},
                },
            },
        }
    },
}


def test_a_template_may_stand_in_a_bucket(account: Account) -> None:
    """The host or the path names the bucket."""
    ireland = {"CreateBucketConfiguration": {"LocationConstraint": REGION}}
    account.call("create_bucket", service="s3", Bucket="templates", **ireland)
    account.call("put_object", service="s3", Bucket="templates", Key="a b.json", Body=body(template()).encode())
    for url in (
        "https://templates.s3.eu-west-1.amazonaws.com/a%20b.json",
        "https://s3.amazonaws.com/templates/a%20b.json",
        "http://127.0.0.1:4566/templates/a%20b.json",
    ):
        call(account, "create_stack", StackName="shop", TemplateURL=url)
        assert "CREATE_COMPLETE" == described(account)["StackStatus"]
        call(account, "delete_stack", StackName="shop")


def test_a_template_of_sam_is_translated(account: Account) -> None:
    """Which has to be acknowledged where nobody looks at it before."""
    given = [{"ParameterKey": "Stage", "ParameterValue": "dev"}]
    asked = {"StackName": "shop", "TemplateBody": body(SAM), "Parameters": given}
    refused = refusal(account, "create_stack", **asked)
    call(account, "create_stack", **asked, Capabilities=["CAPABILITY_AUTO_EXPAND"])
    api = account.call("get_rest_apis")["items"][0]["id"]

    assert ("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_AUTO_EXPAND]") == refused
    # The other one is called `Stage`: SAM's translator names it so, and AWS makes it, too.
    assert {"Stage", "dev"} == {one["stageName"] for one in account.call("get_stages", restApiId=api)["item"]}


def test_a_hidden_parameter_is_not_shown(account: Account) -> None:
    """Documented: `NoEcho`."""
    written = template()
    written["Parameters"]["Secret"] = {"Type": "String", "NoEcho": True}
    create(account, written=written, Parameters=[{"ParameterKey": "Secret", "ParameterValue": "quiet"}])
    shown = {one["ParameterKey"]: one["ParameterValue"] for one in described(account)["Parameters"]}

    assert {"Verb": "GET", "Secret": "****"} == shown


def test_a_parameter_may_stand_in_parameter_store(account: Account) -> None:
    """It is shown by its name there and by what it is; a name of none is refused in AWS's words."""
    account.call("put_parameter", service="ssm", Name="/shop/version", Value="21", Type="String")
    stored = {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/shop/version"}
    plain = json.loads(body(template()))
    written = json.dumps({**plain, "Parameters": {**plain.get("Parameters", {}), "Version": stored}})
    call(account, "create_stack", StackName="shop", TemplateBody=written)
    shown = [{"ParameterKey": "Version", "ParameterValue": "/shop/version", "ResolvedValue": "21"}]

    assert shown == [one for one in described(account)["Parameters"] if one["ParameterKey"] == "Version"]
    assert (
        "ValidationError",
        "Unable to fetch parameters [/shop/version] from parameter store for this account.",
    ) == _without_it(account, written)


def test_what_sam_writes_holds_the_values_of_parameter_store(account: Account) -> None:
    """Its translator alone would write their names.

    recorded: LocalStack, AWS-validated test_rest_api_serverless_ref_resolving (2025-04-11).
    """
    account.call("put_parameter", service="ssm", Name="/shop/header", Value="x-shop", Type="String")
    api = {"StageName": "dev", "Cors": {"AllowHeaders": {"Fn::Sub": "'${Header}'"}, "AllowOrigin": "'*'"}}
    integration = {"type": "mock", "requestTemplates": {"application/json": '{"statusCode": 200}'}}
    paths = {"/": {"get": {"responses": {}, "x-amazon-apigateway-integration": integration}}}
    definition = {"swagger": "2.0", "info": {"title": "shop", "version": "1"}, "paths": paths}
    written = {
        "Transform": "AWS::Serverless-2016-10-31",
        "Parameters": {"Header": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/shop/header"}},
        "Resources": {"Api": {"Type": "AWS::Serverless::Api", "Properties": {**api, "DefinitionBody": definition}}},
    }
    call(
        account,
        "create_stack",
        StackName="shop",
        TemplateBody=json.dumps(written),
        Capabilities=["CAPABILITY_AUTO_EXPAND"],
    )
    (made,) = account.call("get_rest_apis")["items"]
    (root,) = account.call("get_resources", restApiId=made["id"], embed=["methods"])["items"]
    answered = root["resourceMethods"]["OPTIONS"]["methodIntegration"]["integrationResponses"]["200"]

    assert "'x-shop'" == answered["responseParameters"]["method.response.header.Access-Control-Allow-Headers"]


def _without_it(account: Account, written: str) -> tuple[str, str]:
    account.call("delete_parameter", service="ssm", Name="/shop/version")
    return refusal(account, "create_stack", StackName="other", TemplateBody=written)
