"""Functions through a whole server: boto3 and the AWS CLI on one side, processes on the other."""

import base64
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from gatewright.aws.function_policy import may_invoke
from gatewright.configuration.functions import functions
from gatewright.gateway.functions import runtimes
from gatewright.model.api import Api, Definition
from gatewright.model.authorizer import Authorizer
from gatewright.model.function import Function as KnownFunction
from gatewright.model.listing import Listing
from gatewright.model.stage import Stage
from gatewright.sources.account.collect import Account
from tests.gatewright_server import Running, running

ROLE = "arn:aws:iam::000000000000:role/functions"
NAMES = count()


def package(files: dict[str, str]) -> bytes:
    """Return a ZIP file."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return body.getvalue()


class Function:
    """A function of the server, under a name of its own."""

    def __init__(self, gateway: Running, code: str | dict[str, str], **params: Any) -> None:
        self.client = gateway.client("lambda")
        self.name = f"function-{next(NAMES)}"
        files = {"app.py": code} if isinstance(code, str) else code
        usual = {"Runtime": "python3.12", "Handler": "app.handler", "Role": ROLE}
        self.made = self.client.create_function(
            FunctionName=self.name, Code={"ZipFile": package(files)}, **{**usual, **params}
        )

    def invoke(self, payload: object = None, **params: Any) -> dict[str, Any]:
        """Invoke it; the answer's payload is read."""
        body = {} if payload is None else {"Payload": json.dumps(payload)}
        answer = self.client.invoke(FunctionName=self.name, **body, **params)
        read = answer["Payload"].read()
        return {**answer, "Payload": json.loads(read) if read else None}


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """A server of its own: these tests keep it busy."""
    with running() as one:
        yield one


def test_a_function_is_created_and_invoked(server: Running) -> None:
    """Event in, answer out; the id of the answer is the one that the function saw."""
    function = Function(
        server, "def handler(e, c): return {'got': e, 'id': c.aws_request_id, 'arn': c.invoked_function_arn}"
    )
    answer = function.invoke({"a": "é"})
    headers = answer["ResponseMetadata"]["HTTPHeaders"]

    assert ("Active", "Successful") == (function.made["State"], function.made["LastUpdateStatus"])
    assert (200, "$LATEST") == (answer["StatusCode"], answer["ExecutedVersion"])
    assert {
        "got": {"a": "é"},
        "id": answer["ResponseMetadata"]["RequestId"],
        "arn": function.made["FunctionArn"],
    } == answer["Payload"]
    assert "application/json" == headers["content-type"]
    assert "FunctionError" not in answer


def test_a_large_package_is_taken(server: Running) -> None:
    """Larger than any call to an API could be."""
    noise = os.urandom(9 * 1024 * 1024).decode("latin-1")
    function = Function(server, {"app.py": "def handler(e, c): return 'large'", "data.bin": noise}, Timeout=20)

    assert function.made["CodeSize"] > 10 * 1024 * 1024
    assert "large" == function.invoke()["Payload"]


def test_its_code_can_be_fetched(server: Running) -> None:
    """At the address that `get_function` tells, by programs of this machine."""
    files = {"app.py": "def handler(e, c): return 'fetched'"}
    function = Function(server, files)
    location = function.client.get_function(FunctionName=function.name)["Code"]["Location"]
    path = location.removeprefix(server.url)

    assert package(files)[:30] == server.send("GET", path).body[:30]
    assert 403 == server.send("GET", path, host="evil.example").status
    assert 404 == server.send("GET", path.replace(".zip", "0.zip")).status


def test_its_url_is_called_by_clients_and_by_apis(server: Running) -> None:
    """An HTTP integration reaches it under AWS's own name; nobody does before the policy says so.

    recorded: LocalStack, AWS-validated test_http_integration_with_lambda[HTTP] (2024-08-07): what the function is told.
    """
    function = Function(server, "def handler(e, c): return {'statusCode': 200, 'body': e['headers']}")
    url = function.client.create_function_url_config(FunctionName=function.name, AuthType="NONE")["FunctionUrl"]
    host = url.split("/")[2]
    api = server.client("apigateway")
    made = api.create_rest_api(name="url")
    method = {"restApiId": made["id"], "resourceId": made["rootResourceId"], "httpMethod": "POST"}
    api.put_method(**method, authorizationType="NONE")
    api.put_method_response(**method, statusCode="200")
    api.put_integration(**method, type="HTTP", integrationHttpMethod="POST", uri=url)
    api.put_integration_response(**method, statusCode="200")
    api.create_deployment(restApiId=made["id"], stageName="dev")

    assert 403 == server.send("GET", "/", host=host).status
    permission = {"Action": "lambda:InvokeFunctionUrl", "Principal": "*", "FunctionUrlAuthType": "NONE"}
    function.client.add_permission(FunctionName=function.name, StatementId="url", **permission)
    assert host == json.loads(server.send("GET", "/", host=host).body)["host"]
    told = json.loads(server.send("POST", f"/_aws/execute-api/{made['id']}/dev", body=b"{}").body)
    set_by_lambda = {"x-amzn-tls-version", "x-amzn-tls-cipher-suite", "x-amzn-trace-id"}
    forwarded = {f"x-forwarded-{name}" for name in ("for", "port", "proto")}
    assert {"accept", "content-length", "host", "user-agent", "x-amzn-apigateway-api-id"} == set(told) - (
        set_by_lambda | forwarded
    )
    assert set_by_lambda | forwarded <= set(told)
    assert ("application/json", host, made["id"]) == (
        told["accept"],
        told["host"],
        told["x-amzn-apigateway-api-id"],
    )


def test_waiters_find_it_ready(server: Running) -> None:
    """As deployment tools wait."""
    function = Function(server, "def handler(e, c): pass")
    function.client.get_waiter("function_active_v2").wait(FunctionName=function.name)
    function.client.get_waiter("function_updated_v2").wait(FunctionName=function.name)

    assert function.invoke()["Payload"] is None


def test_an_error_is_told_with_its_stack(server: Running) -> None:
    """`FunctionError`, and what the function raised; the log's end comes along."""
    function = Function(server, "def handler(e, c):\n    print('before')\n    raise KeyError('x')\n")
    answer = function.invoke({}, LogType="Tail")
    log = base64.b64decode(answer["LogResult"]).decode()

    assert "Unhandled" == answer["FunctionError"]
    assert ("KeyError", "'x'") == (answer["Payload"]["errorType"], answer["Payload"]["errorMessage"])
    assert log.index("START RequestId") < log.index("before\n") < log.index("[ERROR] KeyError") < log.index("REPORT")


def test_a_function_that_hangs_or_dies_takes_nobody_along(server: Running) -> None:
    """Its callers get errors at its limit; everyone else is served meanwhile."""
    hanging = Function(server, "import time\ndef handler(e, c): time.sleep(60)", Timeout=1)
    dying = Function(server, "import os\ndef handler(e, c): os._exit(7)")
    quick = Function(server, "def handler(e, c): return e")
    quick.invoke(0)
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(hanging.invoke) for _ in range(2)]
        begun = time.monotonic()
        deaths = [dying.invoke() for _ in range(3)]
        answers = [quick.invoke(number)["Payload"] for number in range(20)]
        took = time.monotonic() - begun
        hung = [each.result() for each in waiting]

    assert list(range(20)) == answers
    assert took < 5
    assert {"Sandbox.Timedout"} == {each["Payload"]["errorType"] for each in hung}
    assert all("Task timed out after 1.00 seconds" in each["Payload"]["errorMessage"] for each in hung)
    assert all("Runtime exited with error: exit status 7" in each["Payload"]["errorMessage"] for each in deaths)


def test_a_function_may_call_the_server_that_runs_it(server: Running) -> None:
    """It finds its APIs and credentials in its environment, and nobody waits for anybody."""
    code = (
        "import boto3\n"
        "def handler(e, c):\n"
        "    return [one['FunctionName'] for one in boto3.client('lambda').list_functions()['Functions']]\n"
    )
    function = Function(server, code, Timeout=20, MemorySize=512)

    assert function.name in function.invoke()["Payload"]


def test_a_function_calls_as_its_role(server: Running) -> None:
    """The session is named after the function, as on AWS; a role that does not trust Lambda is refused."""
    iam = server.client("iam")
    statement = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    role = iam.create_role(RoleName="worker", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    code = "import boto3\ndef handler(e, c): return boto3.client('sts').get_caller_identity()['Arn']"
    function = Function(server, code, Role=role, Timeout=20, MemorySize=512)
    other = trust.replace("lambda.", "ec2.")
    refused = iam.create_role(RoleName="other", AssumeRolePolicyDocument=other)["Role"]["Arn"]

    assert f"arn:aws:sts::000000000000:assumed-role/worker/{function.name}" == function.invoke()["Payload"]
    with pytest.raises(ClientError, match="The role defined for the function cannot be assumed by Lambda"):
        Function(server, code, Role=refused)


def test_the_environment_is_the_functions_own(server: Running) -> None:
    """Its variables, AWS's, and none of the server's."""
    function = Function(
        server, "import os\ndef handler(e, c): return dict(os.environ)", Environment={"Variables": {"COLOUR": "red"}}
    )
    found = function.invoke()["Payload"]

    assert ("red", function.name, "us-east-1", server.url) == (
        found["COLOUR"],
        found["AWS_LAMBDA_FUNCTION_NAME"],
        found["AWS_REGION"],
        found["AWS_ENDPOINT_URL"],
    )
    assert not {"PYTHONPATH", "VIRTUAL_ENV", "AWS_CONFIG_FILE", "PYTEST_CURRENT_TEST"} & found.keys()
    function.client.update_function_configuration(
        FunctionName=function.name, Environment={"Variables": {"COLOUR": "blue"}}
    )
    assert "blue" == function.invoke()["Payload"]["COLOUR"]


def test_new_code_is_run_at_once(server: Running) -> None:
    """Versions stay as they were published, and an alias leads to one of them."""
    function = Function(server, "def handler(e, c): return [c.function_version, 'old']", Publish=True)
    function.client.create_alias(FunctionName=function.name, Name="prod", FunctionVersion="1")
    assert ["$LATEST", "old"] == function.invoke()["Payload"]
    new = package({"app.py": "def handler(e, c): return [c.function_version, 'new']"})
    function.client.update_function_code(FunctionName=function.name, ZipFile=new)
    alias = function.invoke(Qualifier="prod")

    assert ["$LATEST", "new"] == function.invoke()["Payload"]
    assert (["1", "old"], "1") == (alias["Payload"], alias["ExecutedVersion"])


def test_calls_beyond_the_reserved_concurrency_are_refused(server: Running) -> None:
    """429 with the reason, as SDKs read it."""
    function = Function(server, "import time\ndef handler(e, c): time.sleep(e)", Timeout=10)
    function.invoke(0)
    function.client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=1)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(function.invoke, 1)
        time.sleep(0.3)
        with pytest.raises(ClientError) as caught:
            function.invoke(0)
        first.result()

    error = caught.value.response
    assert ("TooManyRequestsException", "Rate Exceeded.", 429) == (
        error["Error"]["Code"],
        error["Error"]["Message"],
        error["ResponseMetadata"]["HTTPStatusCode"],
    )
    assert "ReservedFunctionConcurrentInvocationLimitExceeded" == error["Reason"]


def test_a_function_logs_to_its_group(server: Running) -> None:
    """What it prints is found with `logs`, between START and REPORT, in a stream that is named as on AWS."""
    function = Function(server, "def handler(e, c): print('hello from', e)")
    function.invoke("me")
    events = server.client("logs").filter_log_events(logGroupName=f"/aws/lambda/{function.name}")["events"]
    lines = [event["message"] for event in events]

    assert "hello from me\n" in lines
    assert ["INIT_START", "START", "hello", "END", "REPORT"] == [line.split()[0] for line in lines]
    assert "/[$LATEST]" in events[0]["logStreamName"]


def test_an_event_is_dealt_with_later(server: Running) -> None:
    """202 at once, and its output in the log."""
    function = Function(server, "def handler(e, c): print('later', e)")
    answer = function.invoke(1, InvocationType="Event")
    logs = server.client("logs")
    lines: list[str] = []
    until = time.monotonic() + 10
    while "later 1\n" not in lines and time.monotonic() < until:
        time.sleep(0.05)
        groups = logs.describe_log_groups(logGroupNamePrefix=f"/aws/lambda/{function.name}")["logGroups"]
        if groups:
            events = logs.filter_log_events(logGroupName=groups[0]["logGroupName"])["events"]
            lines = [event["message"] for event in events]

    assert (202, None) == (answer["StatusCode"], answer["Payload"])
    assert "later 1\n" in lines
    assert 204 == function.client.invoke(FunctionName=function.name, InvocationType="DryRun")["StatusCode"]


def test_errors_are_the_ones_of_boto3(server: Running) -> None:
    """Each is the exception that boto3 has for it."""
    client = server.client("lambda")
    with pytest.raises(client.exceptions.ResourceNotFoundException) as missing:
        client.invoke(FunctionName="missing")
    function = Function(server, "def handler(e, c): pass")
    with pytest.raises(client.exceptions.ResourceConflictException) as again:
        client.create_function(
            FunctionName=function.name, Code={"ZipFile": package({})}, Runtime="python3.12", Handler="a.b", Role=ROLE
        )
    with pytest.raises(client.exceptions.InvalidRequestContentException):
        client.invoke(FunctionName=function.name, Payload=b"{")

    assert (
        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:missing"
        == (missing.value.response["Error"]["Message"])
    )
    assert ("User", f"Function already exist: {function.name}") == (
        again.value.response["Type"],
        again.value.response["Error"]["Message"],
    )


def test_permissions_travel_whole(server: Running) -> None:
    """Statement and policy are JSON text."""
    function = Function(server, "def handler(e, c): pass")
    source = "arn:aws:execute-api:us-east-1:000000000000:a1b2c3d4e5/authorizers/abc123"
    added = function.client.add_permission(
        FunctionName=function.name,
        StatementId="api",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
        SourceArn=source,
    )
    policy = json.loads(function.client.get_policy(FunctionName=function.name)["Policy"])
    function.client.remove_permission(FunctionName=function.name, StatementId="api")

    assert [json.loads(added["Statement"])] == policy["Statement"]
    with pytest.raises(function.client.exceptions.ResourceNotFoundException):
        function.client.get_policy(FunctionName=function.name)


def test_an_account_tells_the_policies_of_its_functions(server: Running) -> None:
    """Read with boto3 they are what the store itself would tell: of a version, and of a function that is not there."""
    function = Function(server, "def handler(e, c): pass", Publish=True)
    function.client.add_permission(
        FunctionName=function.name,
        StatementId="api",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
        Qualifier="1",
    )
    arn = function.made["FunctionArn"].removesuffix(":1")
    found = functions(Account(server.client), [_api_that_asks(arn, arn + ":1", arn + "-missing")])
    told = found.get(arn + ":1")

    assert isinstance(told, KnownFunction)
    assert may_invoke(told.policy, function_arn=arn + ":1", source_arn="arn:aws:execute-api:us-east-1:0:a/*") is True
    assert KnownFunction(arn=arn, policy=None) == found.get(arn)
    assert KnownFunction(arn=arn + "-missing", policy=None) == found.get(arn + "-missing")


def _api_that_asks(*arns: str) -> Api:
    """Return an API whose stage has an authorizer of each function."""
    uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{}/invocations"
    authorizers = {arn: Authorizer(id=arn, type="TOKEN", uri=uri.format(arn)) for arn in arns}
    deployed = Definition(resources={}, authorizers=Listing(authorizers))
    return Api(id="a1b2c3d4e5", stages=Listing({"prod": Stage(name="prod", deployment_id="d", deployed=deployed)}))


@pytest.mark.skipif(runtimes.node() is None, reason="there is no node on this machine")
def test_a_node_function_is_run(server: Running) -> None:
    """With the handler that AWS's own examples have."""
    code = {"index.mjs": "export const handler = async (event) => ({ statusCode: 200, body: event.name });"}
    function = Function(server, code, Runtime="nodejs22.x", Handler="index.handler")

    assert {"statusCode": 200, "body": "x"} == function.invoke({"name": "x"})["Payload"]


def test_another_runtime_is_refused_by_name(server: Running) -> None:
    """Nothing is created that could not run."""
    with pytest.raises(ClientError, match=r"functions of runtime `ruby3\.3` are not run by this server"):
        Function(server, "", Runtime="ruby3.3")


def test_the_aws_cli_invokes(server: Running, tmp_path: Path) -> None:
    """`aws lambda invoke` writes the answer to a file."""
    function = Function(server, "def handler(e, c): return e['a'] * 2")
    cli = Path(sys.executable).with_name("aws")
    out = tmp_path / "out.json"
    command = [cli, "--endpoint-url", server.url, "--region", "us-east-1", "lambda", "invoke", "--function-name"]
    whole = [*map(str, command), function.name, "--payload", '{"a": 21}', str(out)]
    done = subprocess.run(whole, capture_output=True, text=True, timeout=60, check=False)

    assert (0, "") == (done.returncode, done.stderr)
    assert ("42", 200) == (out.read_text(), json.loads(done.stdout)["StatusCode"])


def test_functions_survive_a_restart(tmp_path: Path) -> None:
    """Code, configuration, versions and permissions; and no process survives the server."""
    with running(state=tmp_path) as one:
        function = Function(one, "import os\ndef handler(e, c): return os.getpid()", Publish=True)
        before = function.client.get_function(FunctionName=function.name)["Configuration"]
        pid = function.invoke()["Payload"]
    time.sleep(0.2)
    assert not Path(f"/proc/{pid}").exists()
    with running(state=tmp_path) as one:
        client = one.client("lambda")
        after = client.get_function(FunctionName=function.name)["Configuration"]
        answer = client.invoke(FunctionName=function.name, Qualifier="1")

        assert before == after
        assert (200, "1") == (answer["StatusCode"], answer["ExecutedVersion"])
        assert int(answer["Payload"].read()) != pid
