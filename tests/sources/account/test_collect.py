"""A live account is asked: boto3, unmodified, against a small server on a real socket."""

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from gatewright.model.unknown import Unknown
from gatewright.sources.account.collect import Account, fetch
from gatewright.sources.account.stand_ins import NOTE
from gatewright.sources.errors import AccountError

PAGES: dict[str, tuple[int, dict[str, Any], dict[str, str]]] = {
    "/restapis/a1": (200, {"id": "a1", "createdDate": 1_700_000_000, "name": "pets"}, {}),
    "/restapis/a1/resources?embed=methods": (200, {"item": [{"id": "r1", "path": "/"}], "position": "p2"}, {}),
    "/restapis/a1/resources?embed=methods&position=p2": (200, {"item": [{"id": "r2", "path": "/pets"}]}, {}),
    "/restapis/a1/stages": (200, {"item": [{"stageName": "prod", "createdDate": 1_700_000_000}]}, {}),
    "/restapis/m1/deployments/d1?embed=apisummary": (200, {"id": "d1"}, {}),
    "/restapis/m1/resources?embed=methods": (
        200,
        {"item": [{"id": "r1", "path": "/pets", "resourceMethods": {"GET": {"apiKeyRequired": True}}}]},
        {},
    ),
    "/restapis/a1/authorizers": (500, {"message": "oops"}, {}),
    "/restapis/gone": (404, {"message": "Invalid API identifier"}, {"x-amzn-ErrorType": "NotFoundException"}),
    "/usageplans": (403, {"Message": "not authorized"}, {"x-amzn-ErrorType": "AccessDeniedException"}),
    "/apikeys?includeValues=true": (400, {"message": "bad\nvery bad"}, {"x-amzn-ErrorType": "BadRequestException"}),
    "/restapis": (200, {"item": [], "position": "same"}, {}),
    "/restapis?position=same": (200, {"item": [], "position": "same"}, {}),
}
ASKED: list[str] = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append(self.path)
        status, answer, headers = PAGES[self.path]
        body = json.dumps(answer).encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Type": "application/json", "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep the test's output quiet."""


@pytest.fixture(scope="module")
def client() -> Iterator[Callable[[str], Any]]:
    """A factory of clients that talk to the server."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        made = boto3.client(
            "apigateway",
            endpoint_url=f"http://127.0.0.1:{server.server_address[1]}",
            region_name="us-east-1",
            config=Config(retries={"total_max_attempts": 1}),
        )
        yield lambda service: {"apigateway": made}[service]
        made.close()
        server.shutdown()


def test_answer_is_plain_json(client: Callable[[str], Any]) -> None:
    """Dates are Unix seconds, and boto3's own member is gone."""
    assert fetch(client, "get_rest_api", "a1") == {"id": "a1", "createdDate": 1_700_000_000.0, "name": "pets"}


def test_bytes_are_as_the_cli_prints_them() -> None:
    """What a rule of a web ACL looks for is a blob; a capture that holds one is a JSON file."""

    class Wafv2:
        """Answers with one web ACL."""

        def get_web_acl(self, **_asked: str) -> dict[str, Any]:
            """Return it."""
            return {"WebACL": {"ARN": "a", "Rules": [{"Statement": {"ByteMatchStatement": {"SearchString": b"evil"}}}]}}

    found = fetch(lambda _service: Wafv2(), "get_web_acl", "a")

    assert '"SearchString": "ZXZpbA=="' in json.dumps(found)


def test_pages_are_put_together(client: Callable[[str], Any]) -> None:
    """A list comes whole, without the position of the next page."""
    assert fetch(client, "get_resources", "a1") == {"items": [{"id": "r1", "path": "/"}, {"id": "r2", "path": "/pets"}]}


def test_stages_stand_in_item(client: Callable[[str], Any]) -> None:
    """boto3 names this list `item`."""
    assert fetch(client, "get_stages", "a1") == {"item": [{"stageName": "prod", "createdDate": 1_700_000_000.0}]}


def test_no_such_thing_is_none(client: Callable[[str], Any]) -> None:
    """AWS says that there is none, which is knowledge."""
    assert fetch(client, "get_rest_api", "gone") is None


def test_refusal_is_unknown_with_its_reason(client: Callable[[str], Any]) -> None:
    """What may not be read is not absent; the permission that is lacking is told."""
    answer = fetch(client, "get_usage_plans")

    assert isinstance(answer, Unknown)
    (missing,) = answer.missing
    assert missing.what.render() == "the answer of get_usage_plans, which these credentials may not read"
    assert (missing.subject, missing.permission) == ("configuration.usage_plans", "apigateway:GET")
    assert missing.command == "aws apigateway get-usage-plans"


def test_other_errors_are_one_line(client: Callable[[str], Any]) -> None:
    """What is neither an answer nor a refusal stops the reading."""
    with pytest.raises(AccountError) as caught:
        fetch(client, "get_api_keys")

    assert str(caught.value) == (
        "get_api_keys: An error occurred (BadRequestException) when calling the GetApiKeys operation "
        "(reached max retries: 0): bad very bad"
    )


def test_pages_that_do_not_end_are_an_error(client: Callable[[str], Any]) -> None:
    """A server that names the same page again would keep us for ever."""
    with pytest.raises(AccountError, match=r"^get_rest_apis: the pages do not end, position `same` came twice$"):
        fetch(client, "get_rest_apis")


def test_endpoint_that_is_not_there_is_one_line() -> None:
    """No connection: one line, no traceback."""
    lost = boto3.client(
        "apigateway",
        endpoint_url="http://127.0.0.1:1",
        region_name="us-east-1",
        config=Config(retries={"total_max_attempts": 1}),
    )

    with pytest.raises(
        AccountError, match=r'^get_stages: Could not connect to the endpoint URL: "http://127\.0\.0\.1:1/'
    ):
        fetch(lambda _: lost, "get_stages", "a1")
    lost.close()


def test_account_asks_for_each_document_once(client: Callable[[str], Any]) -> None:
    """A diagnosis may look at a document many times; AWS throttles those who ask so often."""
    account = Account(client)
    before = len(ASKED)
    first, second = account.get("get_rest_api", "a1"), account.get("get_rest_api", "a1")

    assert first == second
    assert len(ASKED) == before + 1


class _Pages:
    """A client of IAM whose answers come in pages."""

    def get_account_authorization_details(self, Marker: str | None = None) -> dict[str, Any]:  # noqa: N803 - AWS's name
        """Answer one page."""
        if Marker is None:
            return {"UserDetailList": [{"Arn": "u"}], "Policies": [], "IsTruncated": True, "Marker": "m"}
        return {"UserDetailList": [], "Policies": [{"Arn": Marker}], "IsTruncated": False}

    def get_access_key_last_used(self, AccessKeyId: str) -> dict[str, Any]:  # noqa: N803 - AWS's name
        """Know no key."""
        raise ClientError({"Error": {"Code": "NoSuchEntity", "Message": AccessKeyId}}, "GetAccessKeyLastUsed")


def test_pages_of_iam_are_put_together() -> None:
    """Several lists in one answer, and a `Marker` between the pages."""
    expected = {
        "UserDetailList": [{"Arn": "u"}],
        "GroupDetailList": [],
        "RoleDetailList": [],
        "Policies": [{"Arn": "m"}],
    }
    assert expected == fetch(lambda _: _Pages(), "get_account_authorization_details")


def test_key_that_is_not_there_is_none() -> None:
    """IAM's way to say that there is no such thing."""
    assert fetch(lambda _: _Pages(), "get_access_key_last_used", "AKIA1") is None


def test_a_server_that_does_not_tell_what_is_deployed_is_noted(client: Callable[[str], Any]) -> None:
    """What is saved is taken for it; AWS always tells."""
    notes: list[str] = []
    answer = Account(client, notes.append).get("get_deployment", "m1", "d1")

    assert isinstance(answer, dict)
    assert {"/pets": {"GET": {"apiKeyRequired": True}}} == answer["apiSummary"]
    assert [NOTE] == notes


def test_a_read_with_which_the_endpoint_fails_is_unknown(client: Callable[[str], Any]) -> None:
    """It need not be the one that matters, so that the others go on; a remark says so, once."""
    notes: list[str] = []
    account = Account(client, notes.append)
    answers = [account.get("get_authorizers", "a1") for _ in range(2)]

    assert all(isinstance(one, Unknown) for one in answers)
    assert ["not read: the answer of get_authorizers, with which the endpoint failed (apigateway:GET)"] == notes
