"""`serve --control-plane-auth iam`: a real server, called from beyond loopback by boto3, curl and raw requests."""

import io
import json
import subprocess
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.gatewright_server import Raw, Running, running

KEY, SECRET = "AKIAROOTROOTROOTROOT", "root/secret+of=forty"
REGION = "eu-west-1"
ACCOUNT = "000000000000"
ANN = f"arn:aws:iam::{ACCOUNT}:user/ann"
_ONE_TRY = Config(retries={"max_attempts": 0, "mode": "standard"})
_S3 = _ONE_TRY.merge(Config(signature_version="s3v4"))
HANDLER = """
import boto3

def handler(event, context):
    client = boto3.client(event["service"])
    try:
        return getattr(client, event["operation"])()["ResponseMetadata"]["HTTPStatusCode"]
    except client.exceptions.ClientError as error:
        return error.response["Error"]["Message"]
"""


def _file(folder: Path) -> Path:
    path = folder / "root"
    path.write_text(f"[default]\naws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\n")
    path.chmod(0o600)
    return path


@dataclass(frozen=True)
class Guarded:
    """A server that lets in who signs."""

    running: Running
    authority: str
    """The file that makes a client trust its TLS port."""

    @property
    def url(self) -> str:
        """Where it listens."""
        return self.running.url

    @property
    def tls_url(self) -> str:
        """Where it listens for TLS."""
        return self.running.tls_url

    def send(self, method: str, target: str, **more: Any) -> Raw:
        """Make one call that nobody signed."""
        return self.running.send(method, target, **more)


@pytest.fixture(scope="module", params=["1", "2"], ids=["one process", "workers"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    """Return a server that listens on every address and lets in who signs."""
    folder = tmp_path_factory.mktemp("root")
    auth = ("--control-plane-auth", "iam", "--root-credentials", str(_file(folder)))
    with running("--host", "0.0.0.0", "--workers", request.param, *auth, state=folder / "state") as started:
        yield Guarded(started, str(folder / "state" / "authority.pem"))


def client(server: Guarded, service: str, *key: str, tls: bool = False) -> Any:
    """Return a boto3 client of whoever has a key; of the root user without one."""
    access, secret, *token = key or (KEY, SECRET)
    return boto3.client(
        service,
        endpoint_url=server.tls_url if tls else server.url,
        region_name=REGION,
        aws_access_key_id=access,
        aws_secret_access_key=secret,
        aws_session_token=token[0] if token else None,
        verify=server.authority if tls else None,
        config=_S3 if service == "s3" else _ONE_TRY,
    )


def refusal(call: Any, **params: Any) -> tuple[int, str, str]:
    """Return status, code and message of a refused call."""
    with pytest.raises(ClientError) as caught:
        call(**params)
    told = caught.value.response
    return told["ResponseMetadata"]["HTTPStatusCode"], told["Error"]["Code"], told["Error"]["Message"]


def _policy(*statements: tuple[str, list[str], str]) -> str:
    listed = [{"Effect": effect, "Action": actions, "Resource": on} for effect, actions, on in statements]
    return json.dumps({"Version": "2012-10-17", "Statement": listed})


@pytest.fixture(scope="module")
def ann(server: Guarded) -> tuple[str, str]:
    """Return the key of a user who may read APIs, but no keys."""
    iam = client(server, "iam")
    iam.create_user(UserName="ann")
    text = _policy(
        ("Allow", ["apigateway:GET", "logs:DescribeLogGroups", "ec2:DescribeVpcs", "s3:ListAllMyBuckets"], "*"),
        ("Deny", ["apigateway:GET"], "arn:aws:apigateway:*::/apikeys*"),
    )
    iam.put_user_policy(UserName="ann", PolicyName="reads", PolicyDocument=text)
    key = iam.create_access_key(UserName="ann")["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def test_who_is_allowed_is_served(server: Guarded, ann: tuple[str, str]) -> None:
    """In every protocol, with TLS and without."""
    for tls in (False, True):
        assert [] == client(server, "apigatewayv2", *ann, tls=tls).get_apis()["Items"]
        assert "logGroups" in client(server, "logs", *ann, tls=tls).describe_log_groups()
        assert "Vpcs" in client(server, "ec2", *ann, tls=tls).describe_vpcs()
        assert "Buckets" in client(server, "s3", *ann, tls=tls).list_buckets()
        assert client(server, "sts", *ann, tls=tls).get_caller_identity()["Arn"] == ANN


def test_who_is_not_allowed_hears_why(server: Guarded, ann: tuple[str, str]) -> None:
    """Nothing allows it, or something denies it."""
    gateway = client(server, "apigateway", *ann)
    denied = f"User: {ANN} is not authorized to perform:"
    made = f"{denied} apigateway:POST on resource: arn:aws:apigateway:{REGION}::/restapis"
    why = "because no identity-based policy allows the apigateway:POST action"

    assert refusal(gateway.create_rest_api, name="pets") == (403, "AccessDeniedException", f"{made} {why}")
    on_keys = f"{denied} apigateway:GET on resource: arn:aws:apigateway:{REGION}::/apikeys"
    explicitly = f"{on_keys} with an explicit deny in an identity-based policy"
    assert refusal(gateway.get_api_keys) == (403, "AccessDeniedException", explicitly)
    assert refusal(client(server, "iam", *ann).list_users)[:2] == (403, "AccessDenied")
    assert refusal(client(server, "ec2", *ann).describe_subnets)[:2] == (403, "UnauthorizedOperation")


@pytest.mark.parametrize(
    ("service", "operation", "mismatch", "unknown"),
    [
        ("apigateway", "get_rest_apis", (403, "InvalidSignatureException"), (403, "UnrecognizedClientException")),
        ("logs", "describe_log_groups", (400, "InvalidSignatureException"), (400, "UnrecognizedClientException")),
        ("sts", "get_caller_identity", (403, "SignatureDoesNotMatch"), (403, "InvalidClientTokenId")),
        ("ec2", "describe_vpcs", (401, "AuthFailure"), (401, "AuthFailure")),
        ("s3", "list_buckets", (403, "SignatureDoesNotMatch"), (403, "InvalidAccessKeyId")),
    ],
)
def test_a_key_that_does_not_stand_is_refused(
    server: Guarded, service: str, operation: str, mismatch: tuple[int, str], unknown: tuple[int, str]
) -> None:
    """A wrong secret, and a key of nobody's."""
    assert refusal(getattr(client(server, service, KEY, "wrong"), operation))[:2] == mismatch
    assert refusal(getattr(client(server, service, "test", "test"), operation))[:2] == unknown


def test_a_session_is_held_to_its_role(server: Guarded) -> None:
    """And to its token."""
    iam = client(server, "iam")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ACCOUNT}}
    text = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    arn = iam.create_role(RoleName="maker", AssumeRolePolicyDocument=text)["Role"]["Arn"]
    iam.put_role_policy(
        RoleName="maker", PolicyName="makes", PolicyDocument=_policy(("Allow", ["apigateway:POST"], "*"))
    )
    issued = client(server, "sts").assume_role(RoleArn=arn, RoleSessionName="session")["Credentials"]
    key = issued["AccessKeyId"], issued["SecretAccessKey"], issued["SessionToken"]

    assert client(server, "apigateway", *key).create_rest_api(name="pets")["name"] == "pets"
    assert refusal(client(server, "apigateway", *key).get_rest_apis)[0] == 403
    assert refusal(client(server, "apigateway", *key[:2]).get_rest_apis)[1] == "UnrecognizedClientException"
    assert refusal(client(server, "apigateway", *key[:2], "other").get_rest_apis)[1] == "UnrecognizedClientException"


@pytest.mark.parametrize(
    ("method", "target", "headers", "status", "words"),
    [
        ("GET", "/restapis", {}, 403, b'{"message":"Missing Authentication Token"}'),
        ("GET", "/v2/apis", {}, 403, b'{"message":"Missing Authentication Token"}'),
        ("POST", "/", {"X_Amz_Target": "Logs_20140328.DescribeLogGroups"}, 400, b"MissingAuthenticationTokenException"),
        ("GET", "/?Action=ListUsers&Version=2010-05-08", {}, 403, b"<Code>MissingAuthenticationToken</Code>"),
        ("GET", "/?Action=DescribeVpcs&Version=2016-11-15", {}, 403, b"<Code>MissingAuthenticationToken</Code>"),
        ("GET", "/_gatewright/api/enforcement", {}, 403, b"Missing Authentication Token"),
        ("GET", "/_gatewright/api/clock", {}, 403, b"Missing Authentication Token"),
        ("GET", f"/_gatewright/functions/{ACCOUNT}/{REGION}/{'0' * 64}.zip", {}, 403, b"Request has expired"),
        ("GET", "/_gatewright/authority.pem/", {}, 403, b"Missing Authentication Token"),
        ("GET", "/_gatewright/authority.pem", {}, 200, b"BEGIN CERTIFICATE"),
        ("GET", "/_gatewright/health", {}, 200, b'"status":"ok"'),
    ],
)
def test_who_does_not_sign_is_refused(
    server: Guarded, method: str, target: str, headers: dict[str, Any], status: int, words: bytes
) -> None:
    """All but the health check, and whoever wants the certificate to trust."""
    answer = server.send(method, target, **headers)

    assert (answer.status, words in answer.body) == (status, True)


@pytest.mark.parametrize("host", ["gateway.example", "192.0.2.2:4566", "apigateway.eu-west-1.amazonaws.com"])
def test_whatever_the_server_is_called_it_is_guarded(server: Guarded, host: str) -> None:
    """No name opens it."""
    assert server.send("GET", "/restapis", host=host).status == 403


def test_curl_signs_for_pages_and_operations(server: Guarded) -> None:
    """Of HTTP/1.1 and HTTP/2; a wrong secret is refused."""
    for url, target in ((server.url, "/restapis"), (server.tls_url, "/_gatewright/api/enforcement")):
        for secret, expected in ((SECRET, "200"), ("wrong", "403")):
            command = ["curl", "-sk", "-o", "/dev/null", "-w", "%{http_code}", "--aws-sigv4"]
            key = [f"aws:amz:{REGION}:apigateway", "-u", f"{KEY}:{secret}"]
            done = subprocess.run([*command, *key, url + target], capture_output=True, text=True, check=True)
            assert done.stdout == expected


def test_objects_come_and_go_signed(server: Guarded) -> None:
    """Whole, in chunks over TLS, and by presigned URLs, which end."""
    for tls in (False, True):
        s3 = client(server, "s3", tls=tls)
        bucket = f"bucket-{tls}".lower()
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_object(Bucket=bucket, Key="a b/ü+~.txt", Body=b"hello")
        s3.upload_fileobj(io.BytesIO(b"x" * 100), bucket, "stream")
        assert s3.get_object(Bucket=bucket, Key="a b/ü+~.txt")["Body"].read() == b"hello"
        assert s3.get_object(Bucket=bucket, Key="stream")["Body"].read() == b"x" * 100
    s3 = client(server, "s3")
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "bucket-false", "Key": "a b/ü+~.txt"}, ExpiresIn=60)
    assert urllib.request.urlopen(url).read() == b"hello"
    unasked = boto3.client(
        "s3", endpoint_url=server.url, region_name=REGION, aws_access_key_id=KEY, aws_secret_access_key=SECRET
    ).generate_presigned_url("get_object", Params={"Bucket": "bucket-false", "Key": "a b/ü+~.txt"})
    assert "AWSAccessKeyId=" in unasked
    assert urllib.request.urlopen(unasked).read() == b"hello"
    for tampered in (url.replace("Expires=60", "Expires=61"), url.replace("%2B~", "%2B")):
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(tampered)


def test_a_function_calls_as_its_role(server: Guarded) -> None:
    """It finds the server, signs, and may what its role may; the URL of its code opens to who was told it."""
    iam, functions = client(server, "iam"), client(server, "lambda")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
    text = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = iam.create_role(RoleName="worker", AssumeRolePolicyDocument=text)["Role"]["Arn"]
    iam.put_role_policy(
        RoleName="worker", PolicyName="reads", PolicyDocument=_policy(("Allow", ["apigateway:GET"], "*"))
    )
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        file.writestr("main.py", HANDLER)
    functions.create_function(
        FunctionName="caller",
        Runtime="python3.12",
        Handler="main.handler",
        Role=role,
        Timeout=30,
        Code={"ZipFile": package.getvalue()},
    )

    def invoked(service: str, operation: str) -> Any:
        event = json.dumps({"service": service, "operation": operation})
        return json.loads(functions.invoke(FunctionName="caller", Payload=event)["Payload"].read())

    assert invoked("apigateway", "get_rest_apis") == 200
    assert "is not authorized to perform: iam:ListUsers" in invoked("iam", "list_users")
    location = functions.get_function(FunctionName="caller")["Code"]["Location"]
    assert urllib.request.urlopen(location).read() == package.getvalue()
    assert server.send("GET", urlsplit(location).path).status == 403


def test_an_api_is_served_to_everybody(server: Guarded) -> None:
    """The data plane is as open as the API's own authorization has it; one of S3 is served by the role that it has."""
    iam, gateway, s3 = client(server, "iam"), client(server, "apigateway"), client(server, "s3")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "apigateway.amazonaws.com"}}
    text = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=text)["Role"]["Arn"]
    iam.put_role_policy(RoleName="reader", PolicyName="reads", PolicyDocument=_policy(("Allow", ["s3:GetObject"], "*")))
    s3.create_bucket(Bucket="served", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_object(Bucket="served", Key="k", Body=b"from the bucket")
    api = gateway.create_rest_api(name="files")
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    gateway.put_method(**method, authorizationType="NONE")
    gateway.put_method_response(**method, statusCode="200")
    gateway.put_integration(
        **method,
        type="AWS",
        integrationHttpMethod="GET",
        uri=f"arn:aws:apigateway:{REGION}:s3:path/served/k",
        credentials=role,
    )
    gateway.put_integration_response(**method, statusCode="200")
    gateway.create_deployment(restApiId=api["id"], stageName="prod")

    answer = server.send("GET", f"/_aws/execute-api/{api['id']}/prod/")
    assert (answer.status, answer.body) == (200, b"from the bucket")


def test_an_api_with_iam_is_called_with_the_same_keys(server: Guarded) -> None:
    """The root user's own among them; a wrong secret is refused."""
    gateway = client(server, "apigateway")
    api = gateway.create_rest_api(name="signed")
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    gateway.put_method(**method, authorizationType="AWS_IAM")
    gateway.put_method_response(**method, statusCode="200")
    gateway.put_integration(**method, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    gateway.put_integration_response(**method, statusCode="200")
    gateway.create_deployment(restApiId=api["id"], stageName="prod")
    url = f"{server.url}/_aws/execute-api/{api['id']}/prod/"

    for secret, expected in ((SECRET, "200"), ("wrong", "403")):
        signed = ["--aws-sigv4", f"aws:amz:{REGION}:execute-api", "-u", f"{KEY}:{secret}", url]
        command = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", *signed]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == expected


def test_users_sign_in_without_a_key(server: Guarded) -> None:
    """As apps do; the keys of a pool are everybody's to read, under any name of the server."""
    pools = client(server, "cognito-idp")
    pool = pools.create_user_pool(PoolName="p")["UserPool"]["Id"]
    app = pools.create_user_pool_client(
        UserPoolId=pool, ClientName="app", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    )["UserPoolClient"]["ClientId"]
    pools.admin_create_user(UserPoolId=pool, Username="bob", MessageAction="SUPPRESS")
    pools.admin_set_user_password(UserPoolId=pool, Username="bob", Password="Passw0rd!x", Permanent=True)
    anybody = client(server, "cognito-idp", "nobody", "nothing")
    tokens = anybody.initiate_auth(
        ClientId=app, AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": "bob", "PASSWORD": "Passw0rd!x"}
    )["AuthenticationResult"]

    assert tokens["AccessToken"]
    assert refusal(anybody.list_user_pools, MaxResults=1)[1] == "UnrecognizedClientException"
    assert b'"keys"' in server.send("GET", f"/{pool}/.well-known/jwks.json", host="gateway.example").body
