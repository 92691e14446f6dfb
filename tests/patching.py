"""Documents and refused calls for the tests of patches: each is read, diagnosed and mended as a user would."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis, Patch
from gatewright.doctor.examine import examine
from gatewright.model.request import Request
from gatewright.server.described import Called, described
from gatewright.server.patched import Patcher
from gatewright.sources.exchange_file import exchange_file
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all
from gatewright.sources.templates.packages import no_code

HOST: Final = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
VALUE: Final = "a-value-of-twenty-letters"
MISSING: Final = ("MissingAuthenticationTokenException", "Missing Authentication Token")
REFUSED: Final = (
    "User: anonymous is not authorized to perform: execute-api:Invoke on resource:"
    " arn:aws:execute-api:eu-west-1:********9012:a1b2c3d4e5/prod/GET/pets"
)

TEMPLATE: Final = """\
# The shop.
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: !Sub "${AWS::StackName}-shop"
  Pets:
    Type: AWS::ApiGateway::Resource
    Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: pets}
  GetPets:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Pets
      HttpMethod: GET
      AuthorizationType: NONE
      ApiKeyRequired: true  # customers only
      Integration: {Type: MOCK}
  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: GetPets
    Properties: {RestApiId: !Ref Api}
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: prod}
  Key:
    Type: AWS::ApiGateway::ApiKey
    Properties:
      Enabled: true
      Value: a-value-of-twenty-letters
  Plan:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      UsagePlanName: basic
"""
JOINED: Final = """\
  Joined:
    Type: AWS::ApiGateway::UsagePlanKey
    Properties: {KeyId: !Ref Key, KeyType: API_KEY, UsagePlanId: !Ref Plan}
"""

DEFINITION: Final = """\
# The shop.
openapi: 3.0.1
info: {title: shop, version: "1"}
paths:
  /pets:
    get:   # read them
      security:
        - api_key: []
      x-amazon-apigateway-integration: {type: mock}
    post:
      security:
        - api_key: []
      x-amazon-apigateway-integration: {type: mock}
components:
  securitySchemes:
    api_key: {type: apiKey, name: x-api-key, in: header}
"""

SAM: Final = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Auth:
        ApiKeyRequired: true
  Pets:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      Handler: app.handler
      InlineCode: "def handler(e, c): return {}"
      Events:
        Get:
          Type: Api
          Properties:
            RestApiId: !Ref Shop
            Path: /pets
            Method: get   # only read
"""


def call(  # what differs from call to call
    method: str = "GET",
    path: str = "/prod/pets",
    answer: tuple[str, str] = ("ForbiddenException", "Forbidden"),
    *,
    headers: Mapping[str, str] | None = None,
    source_ip: str | None = None,
    status: int = 403,
    host: str = HOST,
) -> dict[str, Any]:
    """Return an exchange file of a refused call."""
    error_type, message = answer
    log = {} if source_ip is None else {"access_log": {"identity.sourceIp": source_ip}}
    return {
        "request": {"method": method, "url": f"https://{host}{path}", "headers": headers or {}},
        "response": {
            "status": status,
            "headers": {"x-amzn-ErrorType": error_type},
            "body": json.dumps({"Message" if message == REFUSED else "message": message}),
        },
        **log,
    }


def diagnosed(file: Path, exchange: Mapping[str, Any]) -> Diagnosis:
    """Return the diagnosis of a call under a document, with its patches."""
    told = exchange_file(json.dumps(exchange))
    request = told.request
    assert isinstance(request, Request)
    custom = not request.host.endswith("amazonaws.com")
    called = Called(
        api_id=None if custom else request.host.partition(".")[0],
        stage=None if custom else request.path.split("/")[1],
        region="eu-west-1",
        account_id="000000009012",
    )
    reading = Reading(region="eu-west-1", pack=no_code, terraform=True)
    configuration = consult(request, described(read_all([file], reading), called))
    return Patcher(file, reading, called).patched(examine(told, configuration))


def patches(folder: Path, text: str, exchange: Mapping[str, Any], name: str = "shop.yaml") -> dict[str, Patch]:
    """Return the patches of a document by what they do, for the cause that comes first."""
    (folder / name).write_text(text)
    found = diagnosed(folder / name, exchange).findings[0]
    return {fix.text.render(): fix.patch for fix in found.fixes if fix.patch is not None}


def changed(folder: Path, patch: Patch) -> list[str]:
    """Return the lines that a patch takes out and puts in, once `patch` has taken it."""
    subprocess.run(["patch", "-p0", "--dry-run"], input=patch.diff, text=True, check=True, cwd=folder)
    return [line for line in patch.diff.splitlines()[2:] if line[:1] in "+-"]
