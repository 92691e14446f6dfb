import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import botocore.session
import pytest

from gatewright.model.request import Request, headers
from gatewright.model.response import Response
from gatewright.services import registry
from gatewright.services.dispatch import ID_LENGTH, Pending, perform, random_id, respond
from gatewright.services.issuers import AsksIssuers
from gatewright.services.later import Later
from gatewright.services.settings import Settings
from gatewright.store.documents import Document
from gatewright.store.store import Store
from gatewright.wire.errors import ServiceError
from tests.services.account import Account

SETTINGS = Settings(new_id=random_id)
SESSION = botocore.session.get_session()


class Serialised(Exception):
    """Raised in place of sending."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


def serialised(service: str, operation: str, region: str = "eu-west-1", **params: Any) -> Request:
    """Return the request that botocore would send, signed for a region."""
    client = SESSION.create_client(
        service, region, aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="s", endpoint_url="http://h"
    )

    def catch(request: Any, **_: Any) -> None:
        raise Serialised(translated(request))

    client.meta.events.register("before-send", catch)
    with pytest.raises(Serialised) as caught:
        getattr(client, operation)(**params)
    client.close()
    return caught.value.request


def translated(sent: Any) -> Request:
    """Return botocore's request as our own."""
    path, _, query = sent.url.removeprefix("http://h").partition("?")
    items = [(name, value.decode() if isinstance(value, bytes) else str(value)) for name, value in sent.headers.items()]
    body = sent.body or b""
    return Request(
        method=sent.method,
        host="h",
        path=path or "/",
        query=query,
        headers=headers(items),
        body=body.encode() if isinstance(body, str) else body,
        received_at=1_767_225_600.5,
    )


def answer(store: Store, service: str, operation: str, **params: Any) -> Response:
    """Return the answer to an operation as botocore sends it."""
    return answered(serialised(service, operation, **params), store)


def answered(request: Request, store: Store) -> Response:
    """Return the answer to a request, awaited where something is left for later."""
    found = respond(request, store, SETTINGS)
    assert not isinstance(found, AsksIssuers)
    return found if isinstance(found, Response) else asyncio.run(_awaited(found))


async def _awaited(pending: Pending) -> Response:
    return await pending()


def test_created_api_is_answered_and_stored() -> None:
    """The answer is AWS's, and what it tells is in the store of the region that signed it."""
    store = Store.open(None)
    response = answer(store, "apigateway", "create_rest_api", name="pets")
    told = json.loads(response.body)
    with store.reading("000000000000", "eu-west-1") as documents:
        stored = documents.get("rest_api", told["id"])

    assert (201, "pets") == (response.status, told["name"])
    assert stored is not None
    assert told["createdDate"] == stored["createdDate"]


def test_regions_do_not_see_each_other() -> None:
    """The credential scope chooses the region."""
    store = Store.open(None)
    answer(store, "apigateway", "create_rest_api", name="pets")

    assert 1 == len(json.loads(answer(store, "apigateway", "get_rest_apis").body)["item"])
    assert not json.loads(answer(store, "apigateway", "get_rest_apis", region="us-east-1").body).get("item")


def test_refused_operation_leaves_nothing_behind() -> None:
    """A transaction that ends in an error changes neither documents nor revision."""
    store = Store.open(None)
    response = answer(store, "apigateway", "create_rest_api", name="pets", policy="{}")

    assert (400, "BadRequestException", 0) == (response.status, response.header("x-amzn-ErrorType"), store.revision)


def test_missing_document_is_answered_as_aws_does() -> None:
    """Code, status and text of AWS."""
    response = answer(Store.open(None), "apigateway", "get_rest_api", restApiId="nope")

    expected = {"message": "Invalid API identifier specified 000000000000:nope"}
    assert (404, expected) == (response.status, json.loads(response.body))


def test_listed_operation_is_answered_with_its_reason() -> None:
    """Status 501, an error of AWS's form, the operation and why."""
    response = answer(Store.open(None), "apigateway", "get_sdk_types")
    message = json.loads(response.body)["message"]

    assert (501, "NotImplementedException") == (response.status, response.header("x-amzn-ErrorType"))
    assert message.startswith("get_sdk_types of apigateway is not offered: no SDKs")


def test_service_without_handlers_is_answered_with_that() -> None:
    """A service that we do not offer at all gets the same answer in its own protocol."""
    response = answer(Store.open(None), "sns", "list_topics")

    assert 501 == response.status
    assert b"this server offers no operation of sns" in response.body


def test_constraint_of_the_model_is_checked() -> None:
    """What botocore's client lets pass and AWS does not is refused before any handler runs."""
    pets = {"restApiId": "a", "resourceId": "r", "httpMethod": "GET", "statusCode": "wrong"}
    response = answer(Store.open(None), "apigateway", "get_method_response", **pets)

    assert 400 == response.status
    assert b"Member must satisfy regular expression pattern" in response.body


def test_query_protocol_is_answered() -> None:
    """STS speaks XML."""
    response = answer(Store.open(None), "sts", "get_caller_identity")

    assert 200 == response.status
    assert b"<Arn>arn:aws:iam::000000000000:root</Arn>" in response.body


def test_json_protocol_is_answered() -> None:
    """CloudWatch Logs speaks JSON by target."""
    store = Store.open(None)
    created = answer(store, "logs", "create_log_group", logGroupName="g")
    again = answer(store, "logs", "create_log_group", logGroupName="g")

    assert (200, 400) == (created.status, again.status)
    assert b"The specified log group already exists" in again.body


def test_ids_are_ten_letters_and_digits() -> None:
    """What can be the first label of a host name."""
    drawn = random_id()

    assert (ID_LENGTH, True) == (len(drawn), drawn.isalnum() and drawn == drawn.lower())


def test_service_of_a_protocol_that_is_not_spoken_is_answered_with_that() -> None:
    """Route 53 is not offered, whatever it speaks: the answer still says what is not offered, not how."""
    scope = "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=b"
    sent = headers([("Authorization", scope)])

    response = answered(Request(method="GET", host="h", path="/", headers=sent), Store.open(None))

    assert 501 == response.status
    assert b"this server offers no operation of route53" in response.body


def leaving(monkeypatch: pytest.MonkeyPatch, finish: Callable[[], Awaitable[Document]]) -> None:
    """Let `get_caller_identity` leave its answer for later."""
    known = {"get_caller_identity": lambda _documents, _operation: Later(finish)}
    monkeypatch.setattr(registry, "handlers", lambda _service: known)


def test_what_is_left_for_later_is_answered_outside_the_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is free meanwhile: another transaction of the same account and region goes through."""
    store = Store.open(None)

    async def finish() -> Document:
        with store.transaction("000000000000", "eu-west-1") as documents:
            documents.put("stage", "a", document={})
        return {"Account": "000000000000"}

    leaving(monkeypatch, finish)
    response = answer(store, "sts", "get_caller_identity")

    assert 200 == response.status
    assert b"<Account>000000000000</Account>" in response.body


def test_an_error_that_comes_later_is_answered_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the form of the service's protocol."""

    async def finish() -> Document:
        raise ServiceError("Late", "too late", status=418)

    leaving(monkeypatch, finish)
    response = answer(Store.open(None), "sts", "get_caller_identity")

    assert 418 == response.status
    assert b"<Code>Late</Code>" in response.body


def test_perform_wants_an_operation_that_is_done(monkeypatch: pytest.MonkeyPatch, account: Account) -> None:
    """Whoever has no event loop is told so."""

    async def finish() -> Document:
        return {}

    leaving(monkeypatch, finish)
    with (
        account.store.transaction("000000000000", "eu-west-1") as documents,
        pytest.raises(TypeError, match="`get_caller_identity` leaves something for later"),
    ):
        perform("sts", "get_caller_identity", documents, account.operation({}), allow_unenforced=False)


@pytest.mark.parametrize(
    ("service", "operation", "params", "code"),
    [
        ("apigateway", "create_api_key", {"name": "k"}, "InternalFailure"),
        ("iam", "create_user", {"UserName": "u"}, "ServiceFailure"),
        (
            "s3",
            "create_bucket",
            {"Bucket": "bucket", "CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}},
            "InternalError",
        ),
        ("cognito-idp", "create_user_pool", {"PoolName": "p"}, "InternalErrorException"),
    ],
)
def test_a_state_that_cannot_be_written_is_a_500_of_the_service(
    service: str, operation: str, params: dict[str, Any], code: str
) -> None:
    """In the form of its protocol; what was refused is not there, and reading goes on."""
    store = Store.open(None)
    store._writer.connection.execute("PRAGMA query_only = ON")
    answer = respond(serialised(service, operation, **params), store, SETTINGS)

    assert isinstance(answer, Response)
    assert 500 == answer.status
    assert code in (answer.header("x-amzn-errortype") or answer.body.decode())
    assert b"readonly" not in answer.body
    assert 0 == store.revision
