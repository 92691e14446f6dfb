from pathlib import Path

from gatewright.server.announced import lines
from gatewright.server.stacks import bring
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all
from gatewright.store.store import Store
from tests.server.test_stacks import SETTINGS

TEMPLATE = """
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shop
      Body:
        openapi: 3.0.1
        info: {title: shop, version: "1"}
        paths:
          /orders: {post: {x-amazon-apigateway-integration: {type: mock}}}
          /pets/{id}:
            get:
              x-amazon-apigateway-integration: {type: mock}
              security: [{api_key: []}]
        components: {securitySchemes: {api_key: {type: apiKey, name: x-api-key, in: header}}}
  Deployment: {Type: "AWS::ApiGateway::Deployment", Properties: {RestApiId: !Ref Api, StageName: dev}}
  Key: {Type: "AWS::ApiGateway::ApiKey"}
  Table: {Type: "AWS::DynamoDB::Table"}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/New"]
Outputs: {Id: {Value: !Ref Api}}
"""


def test_a_newcomer_is_told_what_to_call(tmp_path: Path) -> None:
    """The address of each stage, a call, where its key stands, and what was left out."""
    (tmp_path / "shop.yaml").write_text(TEMPLATE.replace("Statement: []", f"Statement: [{TRUST}]"))
    store = Store.open(None)
    (brought,) = bring(store, SETTINGS, read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")))
    api, key = (brought.stack.resources[name].made.physical_id for name in ("Api", "Key"))
    base = f"http://h/_aws/execute-api/{api}/dev"
    read_key = f"aws --endpoint-url http://h --region eu-west-1 apigateway get-api-key --api-key {key}"

    assert lines(brought, store, "http://h") == [
        f"{tmp_path / 'shop.yaml'}:",
        f"  API `shop`, id {api}, stage dev: {base}",
        f"    API_KEY=$({read_key} --include-value --query value --output text)",
        f'    curl -i -H "x-api-key: $API_KEY" {base}/pets/id',
        f"  output Id: {api}",
        "  not made: Table (AWS::DynamoDB::Table)",
        "  without effect: Role: ManagedPolicyArns: arn:aws:iam::aws:policy/New is not known here, and grants nothing",
    ]


def test_a_call_without_a_key_comes_before_one_whose_key_nobody_has(tmp_path: Path) -> None:
    """What is printed runs as it is printed."""
    (tmp_path / "shop.yaml").write_text(
        TEMPLATE.replace('  Key: {Type: "AWS::ApiGateway::ApiKey"}\n', "").replace(
            "Statement: []", f"Statement: [{TRUST}]"
        )
    )
    store = Store.open(None)
    (brought,) = bring(store, SETTINGS, read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")))

    assert any(line.startswith("    curl -i -X POST ") for line in lines(brought, store, "http://h"))


TRUST = '{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}'


def test_an_api_without_methods_has_no_call(tmp_path: Path) -> None:
    """There is nothing to try."""
    (tmp_path / "shop.yaml").write_text('Resources: {Api: {Type: "AWS::ApiGateway::RestApi"}}')
    store = Store.open(None)
    (brought,) = bring(store, SETTINGS, read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")))

    assert lines(brought, store, "http://h") == [f"{tmp_path / 'shop.yaml'}:"]


SECRET = """
Resources:
  User: {Type: "AWS::IAM::User"}
  Key: {Type: "AWS::IAM::AccessKey", Properties: {UserName: !Ref User}}
Outputs: {Id: {Value: !Ref Key}, Secret: {Value: !Sub "secret=${Key.SecretAccessKey}"}}
"""


def test_secrets_are_not_printed(tmp_path: Path) -> None:
    """An output may hold one; it stands masked."""
    (tmp_path / "shop.yaml").write_text(SECRET)
    store = Store.open(None)
    (brought,) = bring(store, SETTINGS, read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")))
    key = brought.stack.resources["Key"].made

    assert lines(brought, store, "http://h")[1:] == [f"  output Id: {key.physical_id}", "  output Secret: (a secret)"]
    assert key.attributes["SecretAccessKey"] in brought.stack.outputs["Secret"]


HTTP = """
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: http, version: "1"}
        paths:
          /pets/{id}:
            post: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: POST, uri: "https://example.com"}}
  Stage: {Type: "AWS::ApiGatewayV2::Stage", Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}}
  Dev: {Type: "AWS::ApiGatewayV2::Stage", Properties: {ApiId: !Ref Api, StageName: dev, AutoDeploy: true}}
  Chat:
    Type: AWS::ApiGatewayV2::Api
    Properties: {Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
  Live: {Type: "AWS::ApiGatewayV2::Stage", Properties: {ApiId: !Ref Chat, StageName: live}}
"""


def test_http_and_websocket_apis_are_told_too(tmp_path: Path) -> None:
    """The stage `$default` has no name in the path; a WebSocket API has another scheme."""
    (tmp_path / "shop.yaml").write_text(HTTP)
    store = Store.open(None)
    (brought,) = bring(store, SETTINGS, read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")))
    api, chat = (brought.stack.resources[name].made.physical_id for name in ("Api", "Chat"))
    base = f"http://h/_aws/execute-api/{api}"

    assert lines(brought, store, "http://h")[1:] == [
        f"  HTTP API `http`, id {api}, stage $default: {base}",
        f"    curl -i -X POST {base}/pets/id",
        f"  HTTP API `http`, id {api}, stage dev: {base}/dev",
        f"    curl -i -X POST {base}/dev/pets/id",
        f"  WEBSOCKET API `chat`, id {chat}, stage live: ws://h/_aws/execute-api/{chat}/live",
    ]
