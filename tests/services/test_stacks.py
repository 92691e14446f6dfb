from typing import Any

import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.plan import plan
from gatewright.aws.cloudformation.scope import Place
from gatewright.aws.cloudformation.stack import Stack
from gatewright.aws.cloudformation.template import template
from gatewright.services.dispatch import random_id
from gatewright.services.settings import Settings
from gatewright.services.stacks import Bringing
from gatewright.store.documents import Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store

ACCOUNT, REGION = "111122223333", "eu-west-1"
PLACE = Place(stack_name="shop", account_id=ACCOUNT, region=REGION)
TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}
ALLOWED = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}],
}


def ref(name: str) -> dict[str, str]:
    """Return a reference."""
    return {"Ref": name}


def rest(kind: str, **properties: Any) -> dict[str, Any]:
    """Return a resource of API Gateway."""
    return {"Type": f"AWS::ApiGateway::{kind}", "Properties": properties}


SHOP: dict[str, Any] = {
    "Api": rest("RestApi", Name="shop", EndpointConfiguration={"Types": ["REGIONAL"]}, BinaryMediaTypes=["image/png"]),
    "Pets": rest("Resource", RestApiId=ref("Api"), ParentId={"Fn::GetAtt": ["Api", "RootResourceId"]}, PathPart="pets"),
    "Pet": rest("Model", RestApiId=ref("Api"), Name="Pet", ContentType="application/json", Schema={"type": "object"}),
    "Validator": rest("RequestValidator", RestApiId=ref("Api"), Name="body", ValidateRequestBody=True),
    "Authorizer": rest(
        "Authorizer",
        RestApiId=ref("Api"),
        Name="tokens",
        Type="TOKEN",
        IdentitySource="method.request.header.Authorization",
        AuthorizerUri={
            "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"
        },
        AuthorizerResultTtlInSeconds="60",
    ),
    "Get": rest(
        "Method",
        RestApiId=ref("Api"),
        ResourceId=ref("Pets"),
        HttpMethod="GET",
        AuthorizationType="CUSTOM",
        AuthorizerId=ref("Authorizer"),
        ApiKeyRequired="true",
        RequestParameters={"method.request.querystring.q": False},
        RequestModels={"application/json": ref("Pet")},
        RequestValidatorId=ref("Validator"),
        Integration={
            "Type": "MOCK",
            "PassthroughBehavior": "WHEN_NO_MATCH",
            "TimeoutInMillis": 5000,
            "RequestTemplates": {"application/json": '{"statusCode": 200}'},
            "IntegrationResponses": [{"StatusCode": 200, "ResponseTemplates": {"application/json": "{}"}}],
        },
        MethodResponses=[{"StatusCode": "200", "ResponseModels": {"application/json": "Empty"}}],
    ),
    "Gone": rest("GatewayResponse", RestApiId=ref("Api"), ResponseType="ACCESS_DENIED", StatusCode=404),
    "Part": rest("DocumentationPart", RestApiId=ref("Api"), Location={"Type": "API"}, Properties={"description": "x"}),
    "Docs": {
        **rest("DocumentationVersion", RestApiId=ref("Api"), DocumentationVersion="1.0.0"),
        "DependsOn": "Part",
    },
    "Certificate": rest("ClientCertificate", Description="ours"),
    "Deployment": {**rest("Deployment", RestApiId=ref("Api"), Description="first"), "DependsOn": ["Get", "Gone"]},
    "Stage": rest(
        "Stage",
        RestApiId=ref("Api"),
        DeploymentId=ref("Deployment"),
        StageName="prod",
        Variables={"table": "pets"},
        ClientCertificateId=ref("Certificate"),
        MethodSettings=[
            {"ResourcePath": "/*", "HttpMethod": "*", "ThrottlingRateLimit": 10, "ThrottlingBurstLimit": 5},
            {"ResourcePath": "/pets", "HttpMethod": "GET", "LoggingLevel": "INFO", "DataTraceEnabled": False},
        ],
        AccessLogSetting={"DestinationArn": {"Fn::GetAtt": ["Logs", "Arn"]}, "Format": "$context.requestId"},
        Tags=[{"Key": "team", "Value": "pets"}],
    ),
    "Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/shop", "RetentionInDays": 7}},
    "Key": rest("ApiKey", Enabled=True, StageKeys=[{"RestApiId": ref("Api"), "StageName": ref("Stage")}]),
    "Plan": rest(
        "UsagePlan",
        ApiStages=[{"ApiId": ref("Api"), "Stage": ref("Stage"), "Throttle": {"/pets/GET": {"RateLimit": 1}}}],
        Quota={"Limit": 1000, "Period": "DAY"},
    ),
    "PlanKey": rest("UsagePlanKey", KeyId=ref("Key"), KeyType="API_KEY", UsagePlanId=ref("Plan")),
    "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST, "Path": "/shop/"}},
    "RolePolicy": {
        "Type": "AWS::IAM::Policy",
        "Properties": {"PolicyName": "call", "PolicyDocument": ALLOWED, "Roles": [ref("Role")]},
    },
    "Group": {"Type": "AWS::IAM::Group", "Properties": {"Policies": [{"PolicyName": "g", "PolicyDocument": ALLOWED}]}},
    "User": {"Type": "AWS::IAM::User", "Properties": {"Groups": [ref("Group")], "Tags": [{"Key": "a", "Value": "b"}]}},
    "UserKey": {"Type": "AWS::IAM::AccessKey", "Properties": {"UserName": ref("User")}},
    "Managed": {
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": {"PolicyDocument": ALLOWED, "Users": [ref("User")]},
    },
    "Fn": {
        "Type": "AWS::Lambda::Function",
        "Properties": {
            "Runtime": "python3.12",
            "Handler": "index.handler",
            "Role": {"Fn::GetAtt": ["Role", "Arn"]},
            "Code": {"ZipFile": "def handler(event, context): return {}"},
            "Timeout": "5",
            "MemorySize": 256,
            "Environment": {"Variables": {"DEBUG": True}},
        },
    },
    "Version": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": ref("Fn")}},
    "Live": {
        "Type": "AWS::Lambda::Alias",
        "Properties": {
            "FunctionName": ref("Fn"),
            "Name": "live",
            "FunctionVersion": {"Fn::GetAtt": ["Version", "Version"]},
        },
    },
    "Permission": {
        "Type": "AWS::Lambda::Permission",
        "Properties": {
            "FunctionName": ref("Live"),
            "Action": "lambda:InvokeFunction",
            "Principal": "apigateway.amazonaws.com",
        },
    },
}
"""One resource of every type that the families of this folder's tests do not look at with real services."""


def bring(store: Store, resources: dict[str, Any], *, allow_unenforced: bool = False) -> Stack:
    """Bring the stack `shop` to a template."""
    settings = Settings(new_id=random_id, account_id=ACCOUNT, region=REGION, allow_unenforced=allow_unenforced)
    planned = plan(template({"Resources": resources}), PLACE, {}, {}, allow_unenforced=allow_unenforced)
    return Bringing(store=store, settings=settings, now=1_700_000_000.0).bring(planned)


def everything(documents: Documents) -> dict[str, int]:
    """Return how many documents there are of each kind."""
    kinds: tuple[str, ...] = (
        "rest_api",
        "resource",
        "stage",
        "deployment",
        "api_key",
        "usage_plan",
        "usage_plan_key",
        "authorizer",
    )
    kinds += ("function", "function_version", "function_alias", "function_policy", "client_certificate", "model")
    return {kind: found for kind in kinds if (found := documents.count(kind))}


@pytest.fixture
def store() -> Store:
    """Return an empty store."""
    return Store.open(None)


def test_a_shop_of_every_type_stands(store: Store) -> None:
    """Real services made it, and a deployment holds its method."""
    stack = bring(store, SHOP)
    api_id = stack.resources["Api"].made.physical_id
    with store.reading(ACCOUNT, REGION) as documents:
        stage = documents.get("stage", api_id, "prod") or {}
        deployed = documents.get("deployment", api_id, stage["deploymentId"]) or {}
        function = documents.get("function", "shop-Fn") or {}

    methods = [one["resourceMethods"] for one in deployed["snapshot"]["resources"] if one["path"] == "/pets"]
    assert methods[0]["GET"]["apiKeyRequired"] is True
    assert stage["methodSettings"]["~1pets/GET"]["loggingLevel"] == "INFO"
    assert stage["tags"] == {"team": "pets"}
    assert function["configuration"]["Environment"] == {"Variables": {"DEBUG": "true"}}


def test_bringing_it_again_changes_nothing(store: Store) -> None:
    """Not even the revision."""
    first = bring(store, SHOP)
    revision = store.revision

    assert bring(store, SHOP) == first
    assert store.revision == revision


def test_an_edit_keeps_the_ids_and_the_values(store: Store) -> None:
    """The URL of the API, and the value of its key."""
    before = bring(store, SHOP)
    with store.reading(ACCOUNT, REGION) as documents:
        value = documents.list("api_key")[0]["value"]
    renamed = {**SHOP, "Api": rest("RestApi", Name="market"), "Key": {**SHOP["Key"], "Properties": {"Enabled": True}}}
    after = bring(store, renamed)
    with store.reading(ACCOUNT, REGION) as documents:
        assert documents.list("api_key")[0]["value"] == value
        assert documents.list("rest_api")[0]["name"] == "market"

    assert {name: one.made.physical_id for name, one in after.resources.items()} == {
        name: one.made.physical_id for name, one in before.resources.items()
    }


def test_everything_can_be_taken_away_again(store: Store) -> None:
    """Only what replaced it is left."""
    bring(store, SHOP)
    bring(store, {"Other": rest("ApiKey", Name="other")})
    with store.reading(ACCOUNT, REGION) as documents:
        assert everything(documents) == {"api_key": 1}
    with store.reading(ACCOUNT, GLOBAL) as documents:
        assert (documents.count("iam_user"), documents.count("iam_role"), documents.count("iam_group")) == (0, 0, 0)


def test_an_edit_that_cannot_be_leaves_what_was(store: Store) -> None:
    """All of it, in one transaction."""
    bring(store, SHOP)
    with store.reading(ACCOUNT, REGION) as documents:
        before = everything(documents)
    broken = {**SHOP, "Broken": rest("Resource", RestApiId=ref("Api"), ParentId="nope", PathPart="x")}
    with pytest.raises(TemplateError, match=r"^Resources\.Broken: NotFoundException"):
        bring(store, {"Api": rest("RestApi", Name="market"), **{k: v for k, v in broken.items() if k != "Api"}})
    with store.reading(ACCOUNT, REGION) as documents:
        assert everything(documents) == before
        assert documents.list("rest_api")[0]["name"] == "shop"


def test_ids_are_the_same_in_another_store_and_secrets_are_not(store: Store) -> None:
    """A URL can be pasted; the value of a key that nobody gave cannot be guessed."""
    other = Store.open(None)
    first, second = bring(store, SHOP), bring(other, SHOP)

    assert first.resources["Api"].made.physical_id == second.resources["Api"].made.physical_id
    assert first.resources["Key"].made.physical_id != second.resources["Key"].made.physical_id


def test_what_is_not_enforced_is_refused_with_the_resource(store: Store) -> None:
    """As on the control plane; with the flag it is stored."""
    uri = "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/queue"
    integration = {"Type": "AWS", "IntegrationHttpMethod": "POST", "Uri": uri, "Credentials": "arn:aws:iam::1:role/r"}
    queued = {
        "Api": rest("RestApi", Name="x"),
        "Post": rest(
            "Method",
            RestApiId=ref("Api"),
            ResourceId={"Fn::GetAtt": ["Api", "RootResourceId"]},
            HttpMethod="POST",
            Integration=integration,
        ),
    }
    with pytest.raises(TemplateError, match=r"^Resources\.Post: BadRequestException: This server does not enforce"):
        bring(store, queued)

    assert bring(store, queued, allow_unenforced=True).resources["Post"].type == "AWS::ApiGateway::Method"


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        (rest("RestApi", Nme="x"), "Resources.X.Properties: no property here is called `Nme`"),
        (rest("RestApi", Name=["x"]), "Resources.X.Properties.name: expected a text"),
        (rest("Resource", RestApiId="a"), "ValidationException: 2 validation errors detected"),
        (
            {"Type": "AWS::Lambda::Function", "Properties": {}},
            "Resources.X.Properties: the property `Code` is required",
        ),
    ],
)
def test_a_property_that_cannot_be_says_where(store: Store, resource: dict, words: str) -> None:
    """The logical id, the property, and what was expected."""
    with pytest.raises(TemplateError) as raised:
        bring(store, {"X": resource})

    assert words in str(raised.value)


VISIBILITY = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": "false", "MetricName": "m"}
GUARDED: dict[str, Any] = {
    "Api": rest("RestApi", Name="shop"),
    "Root": rest(
        "Method",
        RestApiId=ref("Api"),
        ResourceId={"Fn::GetAtt": ["Api", "RootResourceId"]},
        HttpMethod="GET",
        AuthorizationType="COGNITO_USER_POOLS",
        AuthorizerId=ref("Authorizer"),
        Integration={"Type": "MOCK"},
    ),
    "Authorizer": rest(
        "Authorizer",
        RestApiId=ref("Api"),
        Name="users",
        Type="COGNITO_USER_POOLS",
        IdentitySource="method.request.header.Authorization",
        ProviderARNs=[{"Fn::GetAtt": ["Pool", "Arn"]}],
    ),
    "Deployment": {**rest("Deployment", RestApiId=ref("Api")), "DependsOn": "Root"},
    "Stage": rest("Stage", RestApiId=ref("Api"), DeploymentId=ref("Deployment"), StageName="prod"),
    "Set": {
        "Type": "AWS::WAFv2::IPSet",
        "Properties": {"Scope": "REGIONAL", "IPAddressVersion": "IPV4", "Addresses": ["192.0.2.0/24"]},
    },
    "Patterns": {
        "Type": "AWS::WAFv2::RegexPatternSet",
        "Properties": {"Scope": "REGIONAL", "RegularExpressionList": ["^/admin"]},
    },
    "Acl": {
        "Type": "AWS::WAFv2::WebACL",
        "Properties": {
            "Name": "shop",
            "Scope": "REGIONAL",
            "DefaultAction": {"Allow": {}},
            "VisibilityConfig": VISIBILITY,
            "Rules": [
                {
                    "Name": "set",
                    "Priority": 0,
                    "Action": {"Block": {}},
                    "Statement": {"IPSetReferenceStatement": {"Arn": {"Fn::GetAtt": ["Set", "Arn"]}}},
                    "VisibilityConfig": VISIBILITY,
                },
                {
                    "Name": "text",
                    "Priority": "1",
                    "Action": {"Block": {}},
                    "Statement": {
                        "ByteMatchStatement": {
                            "SearchString": "bad",
                            "FieldToMatch": {"UriPath": {}},
                            "PositionalConstraint": "CONTAINS",
                            "TextTransformations": [{"Priority": 0, "Type": "NONE"}],
                        }
                    },
                    "VisibilityConfig": VISIBILITY,
                },
            ],
            "Tags": [{"Key": "a", "Value": "b"}],
        },
    },
    "Association": {
        "Type": "AWS::WAFv2::WebACLAssociation",
        "Properties": {
            "WebACLArn": {"Fn::GetAtt": ["Acl", "Arn"]},
            "ResourceArn": {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}"},
        },
    },
    "Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {"UserPoolName": "users"}},
    "Client": {
        "Type": "AWS::Cognito::UserPoolClient",
        "Properties": {"UserPoolId": ref("Pool"), "GenerateSecret": True, "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]},
    },
    "Server": {
        "Type": "AWS::Cognito::UserPoolResourceServer",
        "Properties": {
            "UserPoolId": ref("Pool"),
            "Identifier": "pets",
            "Name": "pets",
            "Scopes": [{"ScopeName": "read", "ScopeDescription": "r"}],
        },
    },
    "Domain": {"Type": "AWS::Cognito::UserPoolDomain", "Properties": {"UserPoolId": ref("Pool"), "Domain": "shop-1"}},
    "Admins": {
        "Type": "AWS::Cognito::UserPoolGroup",
        "Properties": {"UserPoolId": ref("Pool"), "GroupName": "admins"},
    },
    "Certificate": {
        "Type": "AWS::CertificateManager::Certificate",
        "Properties": {"DomainName": "api.example.com", "ValidationMethod": "DNS"},
    },
    "DomainName": rest(
        "DomainName",
        DomainName="api.example.com",
        RegionalCertificateArn=ref("Certificate"),
        EndpointConfiguration={"Types": ["REGIONAL"]},
    ),
    "Mapping": rest("BasePathMapping", DomainName=ref("DomainName"), RestApiId=ref("Api"), Stage=ref("Stage")),
}
"""Resources of the other services."""


def test_web_acls_user_pools_and_domain_names_stand_together(store: Store) -> None:
    """And can be taken away again."""
    stack = bring(store, GUARDED)
    api_id = stack.resources["Api"].made.physical_id
    with store.reading(ACCOUNT, REGION) as documents:
        stage = documents.get("stage", api_id, "prod") or {}
        assert stage["webAclArn"] == stack.resources["Acl"].made.attributes["Arn"]
        assert documents.count("base_path_mapping", "api.example.com") == 1

    assert bring(store, GUARDED) == stack
    bring(store, {"Other": rest("ApiKey", Name="other")})
    with store.reading(ACCOUNT, REGION) as documents:
        kinds = ("web_acl", "ip_set", "user_pool", "certificate", "domain_name", "rest_api")
        assert [documents.count(kind) for kind in kinds] == [0] * 6


def test_an_edit_of_a_web_acl_protects_the_stage_again(store: Store) -> None:
    """It is made anew, with what names it."""
    bring(store, GUARDED)
    acl = {"Type": "AWS::WAFv2::WebACL", "Properties": {**GUARDED["Acl"]["Properties"], "DefaultAction": {"Block": {}}}}
    stack = bring(store, {**GUARDED, "Acl": acl})
    with store.reading(ACCOUNT, REGION) as documents:
        stage = documents.get("stage", stack.resources["Api"].made.physical_id, "prod") or {}

    assert stage["webAclArn"] == stack.resources["Acl"].made.attributes["Arn"]


def test_users_outlive_an_edit_of_their_pool(store: Store) -> None:
    """The pool is changed in place."""
    user = {"Type": "AWS::Cognito::UserPoolUser", "Properties": {"UserPoolId": ref("Pool"), "Username": "ann"}}
    before = bring(store, {"Pool": GUARDED["Pool"], "User": user})
    edited = {"Type": "AWS::Cognito::UserPool", "Properties": {"UserPoolName": "people"}}
    after = bring(store, {"Pool": edited, "User": user})

    assert after.resources["User"] == before.resources["User"]
    assert after.resources["Pool"].made == before.resources["Pool"].made


ENTERED: dict[str, Any] = {
    "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}},
    "Subnet": {
        "Type": "AWS::EC2::Subnet",
        "Properties": {
            "VpcId": ref("Vpc"),
            "CidrBlock": "10.0.0.0/24",
            "AvailabilityZone": {"Fn::Select": [0, {"Fn::GetAZs": ""}]},
        },
    },
    "Group": {
        "Type": "AWS::EC2::SecurityGroup",
        "Properties": {
            "GroupDescription": "the way in",
            "VpcId": ref("Vpc"),
            "SecurityGroupIngress": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": "443", "CidrIp": "10.0.0.0/16"}],
        },
    },
    "Endpoint": {
        "Type": "AWS::EC2::VPCEndpoint",
        "Properties": {
            "VpcEndpointType": "Interface",
            "VpcId": ref("Vpc"),
            "ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.execute-api"},
            "SubnetIds": [ref("Subnet")],
            "SecurityGroupIds": [{"Fn::GetAtt": ["Group", "GroupId"]}],
            "PrivateDnsEnabled": False,
        },
    },
    "Api": rest(
        "RestApi",
        Name="private",
        EndpointConfiguration={"Types": ["PRIVATE"], "VpcEndpointIds": [ref("Endpoint")]},
        Policy={
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}
            ],
        },
    ),
}
"""A private API, and the way into it."""


def test_a_private_api_stands_with_its_endpoint(store: Store) -> None:
    """And can be taken away again."""
    stack = bring(store, ENTERED)
    with store.reading(ACCOUNT, REGION) as documents:
        api = documents.list("rest_api")[0]

    assert api["endpointConfiguration"]["vpcEndpointIds"] == [stack.resources["Endpoint"].made.physical_id]
    assert stack.resources["Endpoint"].made.physical_id.startswith("vpce-")
    bring(store, {"Other": rest("ApiKey", Name="other")})
    with store.reading(ACCOUNT, REGION) as documents:
        assert documents.count("rest_api") == 0
