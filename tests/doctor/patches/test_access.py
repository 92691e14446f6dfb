from pathlib import Path

import pytest

from tests.patching import DEFINITION, SAM, TEMPLATE, call, changed, patches

NO_KEY = "Let the method be called without an API key, and deploy."
NO_AUTHORIZER = "Or let the method be called without an authorizer, and deploy."
UNAUTHORIZED = ("UnauthorizedException", "Unauthorized")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            TEMPLATE,
            ["-      ApiKeyRequired: true  # customers only", "+      ApiKeyRequired: false  # customers only"],
        ),
        (DEFINITION, ["-      security:", "-        - api_key: []"]),
        (SAM, ["+            Auth:", "+              ApiKeyRequired: false"]),
        (
            SAM.replace("      Auth:\n        ApiKeyRequired: true\n", "").replace(
                "Method: get   # only read", "Method: get\n            Auth: {ApiKeyRequired: true}"
            ),
            ["-            Auth: {ApiKeyRequired: true}"],
        ),
    ],
)
def test_a_method_needs_no_key_any_more(tmp_path: Path, text: str, lines: list[str]) -> None:
    """Where the document says it: a property, a scheme of a definition, an event of SAM."""
    assert lines == changed(tmp_path, patches(tmp_path, text, call())[NO_KEY])


def test_the_scheme_of_an_authorizer_is_no_key(tmp_path: Path) -> None:
    """Beside it in one entry, it stays: then the call is refused for it, and nothing is offered."""
    text = DEFINITION.replace(
        "        - api_key: []\n      x-amazon", "        - {api_key: [], tokens: []}\n      x-amazon", 1
    )
    scheme = (
        "    tokens:\n      type: apiKey\n      name: Authorization\n      in: header\n"
        "      x-amazon-apigateway-authtype: custom\n"
        "      x-amazon-apigateway-authorizer: {type: token, authorizerUri: 'arn:aws:apigateway:eu-west-1:lambda:path/"
        "2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:tokens/invocations'}\n"
    )
    found = patches(tmp_path, text + scheme, call(status=401, answer=UNAUTHORIZED))

    lines = ["-        - {api_key: [], tokens: []}", "+        - {api_key: []}"]
    assert NO_KEY not in found
    assert NO_AUTHORIZER not in found or lines == changed(tmp_path, found[NO_AUTHORIZER])


def test_a_method_asks_no_authorizer_any_more(tmp_path: Path) -> None:
    """Of a template, of SAM, and of a route."""
    text = SAM.replace(
        "        ApiKeyRequired: true\n",
        "        DefaultAuthorizer: T\n        Authorizers: {T: {FunctionArn: !GetAtt Pets.Arn}}\n",
    )
    found = patches(tmp_path, text, call(status=401, answer=UNAUTHORIZED))

    assert ["+            Auth:", "+              Authorizer: NONE"] == changed(tmp_path, found[NO_AUTHORIZER])


ROUTES = """\
Resources:
  Api: {Type: "AWS::ApiGatewayV2::Api", Properties: {Name: shop, ProtocolType: HTTP}}
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: GET /pets
      AuthorizationType: JWT
      AuthorizerId: !Ref Tokens
  Tokens:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties:
      ApiId: !Ref Api
      AuthorizerType: JWT
      Name: tokens
      IdentitySource: ["$request.header.Authorization"]
      JwtConfiguration: {Issuer: "https://issuer.example", Audience: [shop]}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: {ApiId: !Ref Api, StageName: prod, AutoDeploy: true}
"""


def test_a_route_asks_no_authorizer_any_more(tmp_path: Path) -> None:
    """Its authorizer goes with it."""
    exchange = call(status=401)
    exchange["response"] = {
        "status": 401,
        "headers": {"apigw-requestid": "abc=", "www-authenticate": "Bearer"},
        "body": '{"message":"Unauthorized"}',
    }
    found = patches(tmp_path, ROUTES, exchange)[NO_AUTHORIZER]

    expected = ["-      AuthorizationType: JWT", "-      AuthorizerId: !Ref Tokens", "+      AuthorizationType: NONE"]
    assert sorted(expected) == sorted(changed(tmp_path, found))
    assert found.then is None
