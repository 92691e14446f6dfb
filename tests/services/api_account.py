"""An account with an HTTP API and a WebSocket API, for API Gateway V2."""

from typing import Any

from gatewright.store.documents import Document
from tests.services.account import Account

FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:pets"
INVOKED = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abcdefghi"


class ApiAccount:
    """An account with the APIs `pets` (HTTP) and `chat` (WEBSOCKET), each without routes."""

    def __init__(self) -> None:
        # What the data plane does not serve yet is stored all the same: these tests are about the control plane.
        self.account = Account(allow_unenforced=True)
        self.call("create_api", Name="pets", ProtocolType="HTTP", Tags={"_custom_id_": "pets"})
        self.call(
            "create_api",
            Name="chat",
            ProtocolType="WEBSOCKET",
            RouteSelectionExpression="$request.body.action",
            Tags={"_custom_id_": "chat"},
        )

    def call(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, service="apigatewayv2", **params)

    def refusal(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        return self.account.refusal(name, service="apigatewayv2", **params)

    def items(self, name: str, /, **params: Any) -> list[Document]:
        """Perform a listing operation and return its things."""
        return list(self.call(name, **params)["Items"])

    def integration(self, api_id: str = "pets", **more: Any) -> str:
        """Add an integration with a function and return its id."""
        given = {
            "IntegrationType": "AWS_PROXY",
            "IntegrationUri": FUNCTION if api_id == "pets" else INVOKED,
            **({"PayloadFormatVersion": "2.0"} if api_id == "pets" else {}),
            **more,
        }
        return str(self.call("create_integration", ApiId=api_id, **given)["IntegrationId"])

    def route(self, key: str = "GET /pets", api_id: str = "pets", **more: Any) -> str:
        """Add a route and return its id."""
        return str(self.call("create_route", ApiId=api_id, RouteKey=key, **more)["RouteId"])

    def authorizer(self, api_id: str = "pets", **more: Any) -> str:
        """Add an authorizer with a function and return its id."""
        of_http = {"AuthorizerPayloadFormatVersion": "2.0", "IdentitySource": ["$request.header.Authorization"]}
        of_websocket = {"IdentitySource": ["route.request.header.Auth"]}
        given = {
            "AuthorizerType": "REQUEST",
            "AuthorizerUri": INVOKED,
            "Name": "asks",
            **(of_http if api_id == "pets" else of_websocket),
            **more,
        }
        return str(self.call("create_authorizer", ApiId=api_id, **given)["AuthorizerId"])

    def tokens(self, **more: Any) -> str:
        """Add an authorizer of tokens and return its id."""
        given = {
            "AuthorizerType": "JWT",
            "IdentitySource": ["$request.header.Authorization"],
            "JwtConfiguration": {"Audience": ["pets"], "Issuer": ISSUER},
            "Name": "tokens",
            **more,
        }
        return str(self.call("create_authorizer", ApiId="pets", **given)["AuthorizerId"])

    def stage(self, name: str = "prod", api_id: str = "pets", **more: Any) -> Document:
        """Create a stage and return it."""
        return self.call("create_stage", ApiId=api_id, StageName=name, **more)
