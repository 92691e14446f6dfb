"""An HTTP API before a back end, with a route for each way of knowing the caller."""

from dataclasses import dataclass
from typing import Any, Final

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from bench.closed import REGION, Client

_FLOW: Final = "USER_PASSWORD_AUTH"
_PASSWORD: Final = "Bench-pass-1"  # noqa: S105  # of a user that exists for as long as the bench runs


@dataclass(frozen=True, slots=True)
class HttpApi:
    """What was built."""

    host: str
    """The name of the API."""

    token: str
    """An ID token for the route `/token`."""

    user: Credentials
    """Who may call the route `/signed`."""

    def signature(self) -> tuple[str, ...]:
        """Return the headers of a call that is signed now."""
        request = AWSRequest(method="GET", url=f"https://{self.host}/signed")
        SigV4Auth(self.user, "execute-api", REGION).add_auth(request)
        return (f"Host: {self.host}", *(f"{name}: {value}" for name, value in request.headers.items()))


def build(client: Client, back_end: str, function_arn: str, user: Credentials) -> HttpApi:
    """Build it; the function says whether a caller may call, the user may."""
    gateway = client("apigatewayv2")
    api = gateway.create_api(Name="bench", ProtocolType="HTTP")["ApiId"]
    integration = gateway.create_integration(
        ApiId=api,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="GET",
        IntegrationUri=f"{back_end}/pets",
        PayloadFormatVersion="1.0",
    )["IntegrationId"]

    def route(key: str, **members: Any) -> None:
        gateway.create_route(ApiId=api, RouteKey=key, Target=f"integrations/{integration}", **members)

    issuer, audience, token = _token(client("cognito-idp"))
    jwt = gateway.create_authorizer(
        ApiId=api,
        Name="jwt",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration={"Issuer": issuer, "Audience": [audience]},
    )["AuthorizerId"]
    asking = gateway.create_authorizer(
        ApiId=api,
        Name="function",
        AuthorizerType="REQUEST",
        AuthorizerUri=f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/{function_arn}/invocations",
        IdentitySource=["$request.header.Authorization"],
        AuthorizerPayloadFormatVersion="1.0",
        AuthorizerResultTtlInSeconds=3600,
    )["AuthorizerId"]
    route("GET /open")
    route("GET /token", AuthorizationType="JWT", AuthorizerId=jwt)
    route("GET /signed", AuthorizationType="AWS_IAM")
    route("GET /asked", AuthorizationType="CUSTOM", AuthorizerId=asking)
    gateway.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)
    return HttpApi(f"{api}.execute-api.{REGION}.amazonaws.com", token, user)


def _token(idp: Any) -> tuple[str, str, str]:
    """Return the issuer and the audience of a token, and the token."""
    pool = idp.create_user_pool(PoolName="bench")["UserPool"]["Id"]
    made = idp.create_user_pool_client(UserPoolId=pool, ClientName="bench", ExplicitAuthFlows=[f"ALLOW_{_FLOW}"])
    client_id = made["UserPoolClient"]["ClientId"]
    idp.admin_create_user(UserPoolId=pool, Username="bench", MessageAction="SUPPRESS")
    idp.admin_set_user_password(UserPoolId=pool, Username="bench", Password=_PASSWORD, Permanent=True)
    given = {"USERNAME": "bench", "PASSWORD": _PASSWORD}
    tokens = idp.initiate_auth(ClientId=client_id, AuthFlow=_FLOW, AuthParameters=given)["AuthenticationResult"]
    return f"https://cognito-idp.{REGION}.amazonaws.com/{pool}", client_id, tokens["IdToken"]
