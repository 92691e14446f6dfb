"""The authorizers of HTTP and WebSocket APIs, as AWS shows them."""

from gatewright.configuration.api_authorizers import api_authorizers
from gatewright.model.authorizer import Authorizer
from gatewright.model.message import Message
from gatewright.model.trusted_issuer import TrustedIssuer
from gatewright.model.unknown import Missing, Unknown

JWT = {
    "AuthorizerId": "j1",
    "Name": "tokens",
    "AuthorizerType": "JWT",
    "IdentitySource": ["$request.header.Authorization"],
    "JwtConfiguration": {"Issuer": "https://issuer.example", "Audience": ["shop", "app"]},
}
REQUEST = {
    "AuthorizerId": "f1",
    "Name": "function",
    "AuthorizerType": "REQUEST",
    "AuthorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn/invocations",
    "AuthorizerCredentialsArn": "arn:aws:iam::111122223333:role/gateway",
    "IdentitySource": ["$request.header.Authorization", "$request.querystring.tenant"],
    "AuthorizerPayloadFormatVersion": "2.0",
    "EnableSimpleResponses": True,
    "AuthorizerResultTtlInSeconds": 60,
}


def test_each_kind_is_read() -> None:
    """Issuer and audiences of the one, function, format and time of the other."""
    found = api_authorizers({"Items": [JWT, REQUEST]}, "HTTP")

    assert found.items == {
        "j1": Authorizer(
            id="j1",
            name="tokens",
            type="JWT",
            identity_sources=("$request.header.Authorization",),
            ttl=0,
            issuers=(TrustedIssuer(issuer="https://issuer.example", audiences=("shop", "app")),),
        ),
        "f1": Authorizer(
            id="f1",
            name="function",
            type="REQUEST",
            uri=REQUEST["AuthorizerUri"],  # type: ignore[arg-type]  # a text there
            credentials="arn:aws:iam::111122223333:role/gateway",
            identity_sources=("$request.header.Authorization", "$request.querystring.tenant"),
            ttl=60,
            payload_format="2.0",
            simple_responses=True,
        ),
    }


def test_what_is_not_set_is_the_default_of_its_kind() -> None:
    """HTTP APIs keep no answers and want every source; WebSocket APIs, too, want every source (documented)."""
    bare = {"AuthorizerId": "f1", "AuthorizerType": "REQUEST", "IdentitySource": ["$request.header.X"]}
    http = api_authorizers({"Items": [bare]}, "HTTP").get("f1")
    socket = api_authorizers({"Items": [bare]}, "WEBSOCKET").get("f1")

    assert isinstance(http, Authorizer)
    assert isinstance(socket, Authorizer)
    assert (http.ttl, http.payload_format, http.needs_identity) == (0, "1.0", True)
    assert (socket.ttl, socket.payload_format, socket.needs_identity) == (0, None, True)


def test_what_nobody_told_stays_unknown() -> None:
    """With how to learn it; no answer at all is none."""
    refused = Unknown((Missing(subject="configuration.apis[a1].authorizers", what=Message("the authorizers")),))

    assert api_authorizers(refused, "HTTP").get("j1") == refused
    assert api_authorizers(None, "HTTP").get("j1") is None
