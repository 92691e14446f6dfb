"""What an SDK, a client or a browser printed becomes an answer in parts."""

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.sdk_error import Told, as_exchange, sdk_error

URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders"
ID = "b48af611-2552-4c76-bb9a-731955d43f23"
DENIED = "User: arn:aws:iam::123456789012:user/x is not authorized to perform: execute-api:Invoke on resource: arn:r"
JAVA_2 = "software.amazon.awssdk.services.x.model.ForbiddenException: Forbidden (Service: X, Status Code: 403,"
JAVA_1 = "com.amazonaws.x.AmazonXException: Forbidden (Service: X; Status Code: 403; Error Code: ForbiddenException;"
GO_2 = "operation error X: Y, https response error StatusCode: 403,"
OPEN, CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
FORMS = [
    (
        f"An error occurred (AccessDeniedException) when calling the GetX operation: {DENIED}",
        Told(code="AccessDeniedException", message=DENIED, operation="GetX"),
    ),
    (
        f"{JAVA_2} Request ID: {ID})",
        Told(code="ForbiddenException", message="Forbidden", status=403, request_id=ID, service="X"),
    ),
    (
        f"{JAVA_1} Request ID: {ID}; Proxy: null)",
        Told(code="ForbiddenException", message="Forbidden", status=403, request_id=ID, service="X"),
    ),
    (
        f"{GO_2} RequestID: {ID}, api error UnknownError: UnknownError",
        Told(status=403, request_id=ID, operation="Y", service="X"),
    ),
    (
        f"ForbiddenException: Forbidden\n\tstatus code: 403, request id: {ID}",
        Told(code="ForbiddenException", message="Forbidden", status=403, request_id=ID),
    ),
    (
        (
            "AccessDeniedException: no\n    at f (/x.js:1:1) {\n  '$metadata': {\n    httpStatusCode: 403,\n"
            f"    requestId: '{ID}',\n  }}\n}}"
        ),
        Told(code="AccessDeniedException", message="no", status=403, request_id=ID),
    ),
    (
        f'Error executing "Y" on "{URL}"; AWS HTTP error: `403 Forbidden` response:\n{{"message":"Forbidden"}}\n',
        Told(message="Forbidden", status=403, url=URL),
    ),
    (
        "An error occurred (403) when calling the Y operation: Forbidden",
        Told(message="Forbidden", status=403, operation="Y"),
    ),
    (f"403 Client Error: Forbidden for url: {URL}", Told(status=403, url=URL)),
    (f"GET {URL} 403 (Forbidden)", Told(status=403, url=URL, method="GET")),
    ("AxiosError: Request failed with status code 403", Told(status=403)),
    ("urllib.error.HTTPError: HTTP Error 403: Forbidden", Told(status=403)),
]


@pytest.mark.parametrize(("text", "told"), FORMS)
def test_each_form_is_read(text: str, told: Told) -> None:
    """Name, message, status, id and address, as far as the form has them."""
    assert told == sdk_error(text)


BLOCKED = f"Access to fetch at '{URL}' from origin 'https://shop.example' has been blocked by CORS policy: "
NO_FIELD = "No 'Access-Control-Allow-Origin' header is present on the requested resource."


def test_a_refused_preflight_is_the_call_that_failed() -> None:
    """Chrome says so; the call itself was never made."""
    text = f"{BLOCKED}Response to preflight request doesn't pass access control check: {NO_FIELD}"

    assert Told(url=URL, method="OPTIONS", cors=text, page="https://shop.example") == sdk_error(text)


def test_the_console_may_tell_the_status_that_the_page_may_not_read() -> None:
    """Then the answer is not hidden at all."""
    told = sdk_error(f"{BLOCKED}{NO_FIELD}\nPOST {URL} net::ERR_FAILED 403 (Forbidden)")

    assert Told(status=403, url=URL, method="POST", page="https://shop.example") == told


@pytest.mark.parametrize(("status", "cors"), [("Status code: 403.", False), ("Status code: (null).", True), ("", True)])
def test_firefox_tells_a_status_too(status: str, cors: bool) -> None:
    """Where it has one."""
    told = sdk_error(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at"
        f" {URL}. (Reason: CORS header {OPEN}Access-Control-Allow-Origin{CLOSE} missing). {status}"
    )

    assert told is not None
    assert (None if cors else 403, URL, cors) == (told.status, told.url, told.cors is not None)


@pytest.mark.parametrize("text", ["hello there", "TypeError: x is not a function", '{"message":"Forbidden"}'])
def test_other_text_is_no_error_of_an_sdk(text: str) -> None:
    """What names neither an AWS exception nor a status is not taken for one."""
    assert sdk_error(text) is None


def test_what_an_error_tells_becomes_an_exchange() -> None:
    """The rest stays unknown."""
    found = as_exchange(
        Told(code="XException", message="m", url="wss://h.example/prod?a=1", request_id="r1"), origin="e"
    )

    assert ("h.example", "/prod", "a=1", "GET", UNKNOWN) == (
        found.host,
        found.path,
        found.query,
        found.method,
        found.observation.status,
    )
    assert ("XException", b'{"message": "m"}', frozenset({"r1"})) == (
        found.observation.headers.get("x-amzn-errortype"),
        found.observation.body,
        found.request_ids,
    )
    assert (found.observation.headers.withheld, None) == (True, found.failure)


def test_an_address_that_is_none_is_left() -> None:
    """A text may hold something that only begins like one."""
    assert UNKNOWN == as_exchange(Told(url="https://[x"), origin="").host


@pytest.mark.parametrize(
    "text",
    [
        "retrofit2.HttpException: HTTP 403 Forbidden",
        "java.io.IOException: Server returned HTTP response code: 403 for URL: https://h.example/p",
        "System.Net.Http.HttpRequestException: Response status code does not indicate success: 403 (Forbidden).",
    ],
)
def test_an_exception_of_a_client_is_no_error_of_aws(text: str) -> None:
    """It wraps whatever came; the status is what it tells."""
    found = sdk_error(text)

    assert found is not None
    assert (found.code, found.status) == (None, 403)


def test_a_service_is_read() -> None:
    """The SDK for Java names it in three ways."""
    old = "Status Code: 400, AWS Service: AmazonDynamoDBv2, AWS Request ID: 5RKA0JJKBH8F, AWS Error Code: XException"
    texts = {
        f"{old}, AWS Error Message: z": "AmazonDynamoDBv2",
        "z (Service: AWSIotData; Status Code: 403; Error Code: XException; Request ID: b48af611-2552)": "AWSIotData",
        "z (Service: Lambda, Status Code: 403, Request ID: b48af611-2552)": "Lambda",
    }

    assert [told.service for text in texts if (told := sdk_error(text)) is not None] == list(texts.values())


def test_a_call_that_nobody_answered_is_read() -> None:
    """With its address, and the way it failed."""
    told = sdk_error("Error: connect ETIMEDOUT 10.0.1.23:443\n  at https://a.example/p")

    assert told is not None
    exchange = as_exchange(told, origin="")
    assert exchange.failure is not None
    assert (exchange.failure.kind, exchange.remote_ip, exchange.host) == ("timeout", "10.0.1.23", "a.example")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("method: 'post', url: 'https://a1.execute-api.eu-west-1.amazonaws.com/dev/items'", "POST"),
        ('"method": "GET", "url": "https://a1.execute-api.eu-west-1.amazonaws.com/dev/items"', "GET"),
        ("method: 'get', then method: 'post'", None),
        ("the method: post", None),
    ],
)
def test_the_verb_stands_in_the_request_that_is_printed_too(printed: str, expected: str | None) -> None:
    """As axios prints its `config`; several verbs tell none."""
    told = sdk_error(f"AxiosError: Request failed with status code 403\n  config: {{{printed}}}")

    assert told is not None
    assert expected == told.method
