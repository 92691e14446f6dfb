"""JWT authorizers of REST APIs end to end: made with boto3 against an issuer on the loopback, called over sockets."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.curve_tokens import curve_public_key, curve_signed_token, published
from tests.gatewright_server import Running, running
from tests.tokens import public_key, signed, unsigned

SOURCE = "method.request.header.Authorization"
TEMPLATE = '{"statusCode": 200, "sub": "$context.authorizer.claims.sub"}'


class Issuer:
    """An issuer on the loopback: a discovery document, and keys that can be changed."""

    def __init__(self) -> None:
        self.keys = published(public_key(), curve_public_key("ES256"))
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # as the standard library calls it
                outer.asked.append(self.path)
                body = outer.answer(self.path)
                self.send_response(404 if body is None else 200)
                self.end_headers()
                self.wfile.write((body or "").encode())

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the standard library calls it
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/realm"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def answer(self, path: str) -> str | None:
        """Return what stands at a path."""
        if path == "/realm/.well-known/openid-configuration":
            return json.dumps({"issuer": self.url, "jwks_uri": self.url + "/keys"})
        return self.keys if path == "/realm/keys" else None

    def claims(self, **more: Any) -> dict[str, Any]:
        """Return what a good token says."""
        return {"iss": self.url, "sub": "ada", "aud": "pets", "exp": int(time.time()) + 600, **more}

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()


class Zoo:
    """A REST API whose `GET /pets` has a JWT authorizer."""

    def __init__(self, server: Running, issuer: Issuer) -> None:
        self.server, self.issuer = server, issuer
        self.client = server.client("apigateway")
        made = self.client.create_rest_api(name="zoo")
        self.api_id, self.root = made["id"], made["rootResourceId"]
        self.authorizer = self.client.create_authorizer(**self.asked("tokens", "ES256", "RS256"))
        self.method("pets")
        self.method("admin", authorizationScopes=["pets/write"])
        self.client.create_deployment(restApiId=self.api_id, stageName="prod")

    def asked(self, name: str, *algorithms: str, url: str | None = None, **more: Any) -> dict[str, Any]:
        """Return what `create_authorizer` is asked."""
        rule = {"claimName": "sub", "format": "SINGLE_STRING", "required": True}
        issuer = {"issuer": url or self.issuer.url, "audiences": ["pets"], "additionalClaims": [rule]}
        jwt = {"issuers": [issuer], "defaultAlgorithms": list(algorithms)}
        more = {"identitySource": SOURCE, "jwtConfiguration": jwt, **more}
        return {"restApiId": self.api_id, "name": name, "type": "JWT", **more}

    def method(self, part: str, **more: Any) -> None:
        """Add a path with one method."""
        resource = self.client.create_resource(restApiId=self.api_id, parentId=self.root, pathPart=part)["id"]
        named = {"restApiId": self.api_id, "resourceId": resource, "httpMethod": "GET"}
        self.client.put_method(**named, authorizationType="JWT", authorizerId=self.authorizer["id"], **more)
        self.client.put_integration(**named, type="MOCK", requestTemplates={"application/json": TEMPLATE})
        self.client.put_method_response(**named, statusCode="200")
        templates = {"application/json": "$context.authorizer.claims.sub"}
        self.client.put_integration_response(**named, statusCode="200", responseTemplates=templates)

    def send(self, path: str, token: str | None) -> tuple[int, bytes, str | None]:
        """Make one call; return status, body and type of error."""
        fields: dict[str, Any] = {} if token is None else {"Authorization": f"Bearer {token}"}
        host = f"{self.api_id}.execute-api.us-east-1.amazonaws.com"
        answer = self.server.send("GET", f"/prod/{path}", host=host, **fields)
        return answer.status, answer.body, answer.header("x-amzn-errortype")


@pytest.fixture(scope="module")
def zoo() -> Iterator[Zoo]:
    """Return one API for all of these tests."""
    issuer = Issuer()
    with running() as server:
        yield Zoo(server, issuer)
    issuer.close()


def test_the_place_of_the_keys_was_found_out_when_it_was_made(zoo: Zoo) -> None:
    """It stands in the answers (documented), and the keys were looked at."""
    (issuer,) = zoo.authorizer["jwtConfiguration"]["issuers"]

    assert issuer["jwksUri"] == zoo.issuer.url + "/keys"
    shown = zoo.client.get_authorizer(restApiId=zoo.api_id, authorizerId=zoo.authorizer["id"])
    assert shown["jwtConfiguration"] == zoo.authorizer["jwtConfiguration"]
    assert zoo.issuer.asked[:2] == ["/realm/.well-known/openid-configuration", "/realm/keys"]


def test_tokens_are_held_to_it(zoo: Zoo) -> None:
    """A good one of either algorithm, and one with each fault."""
    good = curve_signed_token(zoo.issuer.claims(), "ES256")
    unauthorized = (401, b'{"message":"Unauthorized"}', "UnauthorizedException")

    assert zoo.send("pets", good) == (200, b"ada", None)
    assert zoo.send("pets", signed(zoo.issuer.claims()))[:2] == (200, b"ada")
    for token in (
        None,
        "x.y.z",
        good[:-6] + "AAAAAA",
        unsigned(zoo.issuer.claims()),
        curve_signed_token(zoo.issuer.claims(aud="other"), "ES256"),
        curve_signed_token(zoo.issuer.claims(exp=1), "ES256"),
        curve_signed_token(zoo.issuer.claims(iss=zoo.issuer.url + "/"), "ES256"),
        signed(zoo.issuer.claims(nbf=4_000_000_000)),
        signed({name: value for name, value in zoo.issuer.claims().items() if name != "sub"}),
    ):
        assert zoo.send("pets", token) == unauthorized


def test_a_method_may_want_a_scope(zoo: Zoo) -> None:
    """A good token without it is forbidden."""
    denied = (403, b'{"Message":"User is not authorized to access this resource"}', "AccessDeniedException")

    assert zoo.send("admin", signed(zoo.issuer.claims(scope="pets/read"))) == denied
    assert zoo.send("admin", signed(zoo.issuer.claims(scope="openid pets/write")))[0] == 200


def test_it_can_be_tried(zoo: Zoo) -> None:
    """By `TestInvokeAuthorizer`."""
    named = {"restApiId": zoo.api_id, "authorizerId": zoo.authorizer["id"]}
    good = zoo.client.test_invoke_authorizer(**named, headers={"Authorization": signed(zoo.issuer.claims())})
    bad = zoo.client.test_invoke_authorizer(**named, headers={"Authorization": signed(zoo.issuer.claims(exp=1))})

    assert (good["clientStatus"], good["claims"]["sub"]) == (0, "ada")
    assert (bad["clientStatus"], bad.get("claims")) == (401, None)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/realm", "{url}/other"])
def test_an_issuer_must_answer_for_itself(zoo: Zoo, url: str) -> None:
    """When the authorizer is made (documented): nothing is left of it."""
    wrong = url.format(url=zoo.issuer.url)
    with pytest.raises(ClientError, match="Unable to retrieve the keys of issuer") as caught:
        zoo.client.create_authorizer(**zoo.asked("other", "RS256", url=wrong))

    assert caught.value.response["Error"]["Code"] == "BadRequestException"
    assert [one["name"] for one in zoo.client.get_authorizers(restApiId=zoo.api_id)["items"]] == ["tokens"]


@pytest.mark.parametrize("wrong", ["HS256", "none", "PS256", "rs256"])
def test_other_algorithms_cannot_be_named(zoo: Zoo, wrong: str) -> None:
    """Neither HMAC nor `none` (documented)."""
    with pytest.raises(ClientError) as caught:
        zoo.client.create_authorizer(**zoo.asked("other", wrong))

    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


def test_definitions_have_it_and_are_imported_again(zoo: Zoo) -> None:
    """With the scopes of each method; the place of the keys is found out anew."""
    extensions = {"extensions": "integrations,authorizers"}
    told = zoo.client.get_export(restApiId=zoo.api_id, stageName="prod", exportType="oas30", parameters=extensions)
    made = zoo.client.import_rest_api(body=told["body"].read())
    (found,) = zoo.client.get_authorizers(restApiId=made["id"])["items"]

    assert found["jwtConfiguration"] == zoo.authorizer["jwtConfiguration"]
    resources = zoo.client.get_resources(restApiId=made["id"], embed=["methods"])["items"]
    (admin,) = [one["resourceMethods"]["GET"] for one in resources if one["path"] == "/admin"]
    assert (admin["authorizationType"], admin["authorizationScopes"]) == ("JWT", ["pets/write"])


def test_templates_have_it(zoo: Zoo) -> None:
    """A stack whose issuer does not answer is rolled back."""
    stacks = zoo.server.client("cloudformation")

    def created(name: str, url: str) -> Any:
        rule = {"ClaimName": "sub", "Format": "SINGLE_STRING", "Required": True, "ExpectedValues": ["ada"]}
        issuer = {"Issuer": url, "Audiences": ["pets"], "AdditionalClaims": [rule]}
        properties = {
            "Name": name,
            "Type": "JWT",
            "RestApiId": zoo.api_id,
            "IdentitySource": SOURCE,
            "JwtConfiguration": {"DefaultAlgorithms": ["RS256"], "Issuers": [issuer]},
        }
        template = {"Resources": {"Tokens": {"Type": "AWS::ApiGateway::Authorizer", "Properties": properties}}}
        stacks.create_stack(StackName=name, TemplateBody=json.dumps(template))
        return stacks.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]

    assert created("bad", "http://127.0.0.1:1") == "ROLLBACK_COMPLETE"
    assert created("good", zoo.issuer.url) == "CREATE_COMPLETE"
    found = {one["name"]: one for one in zoo.client.get_authorizers(restApiId=zoo.api_id)["items"]}
    assert sorted(found) == ["good", "tokens"]
    (issuer,) = found["good"]["jwtConfiguration"]["issuers"]
    assert (issuer["jwksUri"], issuer["additionalClaims"][0]["expectedValues"]) == (zoo.issuer.url + "/keys", ["ada"])
    stacks.delete_stack(StackName="good")


def test_a_new_key_is_fetched_when_a_token_names_it(zoo: Zoo) -> None:
    """Without any change of the authorizer (documented); one that nobody published stays refused."""
    assert zoo.send("pets", signed(zoo.issuer.claims()))[0] == 200
    assert zoo.send("pets", curve_signed_token(zoo.issuer.claims(), "ES384"))[0] == 401
    token = signed(zoo.issuer.claims(), key="stranger", kid="new")
    assert zoo.send("pets", token)[0] == 401
    zoo.issuer.keys = published(public_key(), public_key("stranger", "new"))
    deadline = time.monotonic() + 20
    while zoo.send("pets", token)[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.5)  # an issuer is asked again only every few seconds
    assert zoo.send("pets", token)[:2] == (200, b"ada")
