"""Pieces of an answer are put together."""

import json

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.loose_answer import known_message, loose_answer, unknown_refusal

SILENT = (
    "User is not authorized to access this resource because no identity-based policy allows the execute-api:Invoke"
    " action"
)
DENIED = "User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:x/GET/y"


@pytest.mark.parametrize(
    ("text", "status", "error_type", "body"),
    [
        (
            "Status Code: 403\nx-amzn-errortype: ForbiddenException\nx-amz-apigw-id: BE0=\n",
            403,
            "ForbiddenException",
            UNKNOWN,
        ),
        (
            "{'x-amzn-ErrorType': 'ForbiddenException', 'Content-Type': 'x'} {\"message\":\"Forbidden\"}",
            UNKNOWN,
            "ForbiddenException",
            b'{"message":"Forbidden"}',
        ),
        (
            'I get {"message":"Missing Authentication Token"} (403)',
            403,
            None,
            b'{"message":"Missing Authentication Token"}',
        ),
        ("403 Forbidden", 403, None, b'{"message": "Forbidden"}'),
        ("Error: Unauthorized", UNKNOWN, None, b'{"message": "Unauthorized"}'),
        (
            "x-amzn-errortype | MissingAuthenticationTokenException",
            UNKNOWN,
            "MissingAuthenticationTokenException",
            UNKNOWN,
        ),
        ("IncompleteSignatureException", UNKNOWN, "IncompleteSignatureException", UNKNOWN),
        (
            "&{403 Forbidden HTTP/2.0 map[X-Amz-Apigw-Id:[VK=] X-Amzn-Errortype:[AccessDeniedException]] {0xc0} 875}",
            403,
            "AccessDeniedException",
            UNKNOWN,
        ),
        (
            "[statusCode] => 403\n[x-amzn-ErrorType] => Array\n(\n  [0] => AccessDeniedException\n)\n",
            403,
            "AccessDeniedException",
            UNKNOWN,
        ),
        ("server rejected WebSocket connection: HTTP 429", 429, None, UNKNOWN),
        (
            "shown below.\n<Error><Code>AccessDenied</Code></Error>",
            UNKNOWN,
            None,
            b"<Error><Code>AccessDenied</Code></Error>",
        ),
        (f"why do I get {DENIED}", UNKNOWN, None, f'{{"message": "{DENIED}"}}'.encode()),
    ],
)
def test_what_stands_there_is_told(text: str, status: object, error_type: str | None, body: object) -> None:
    """Header lines, a dictionary of them, a body, a message."""
    found = loose_answer(text, origin="")

    assert found is not None
    seen = found.observation
    assert seen.headers.withheld
    assert (status, list(filter(None, [error_type]))) == (seen.status, list(seen.headers.all("x-amzn-errortype")))
    assert body == seen.body


@pytest.mark.parametrize(
    "text",
    [
        "x-amzn-ErrorType \u2192ForbiddenException",
        "  'x-amzn-ErrorType',\n  'ForbiddenException',",
        '"x-amzn-errortype" = ForbiddenException;',
        '"x-amzn-ErrorType" = (\n  ForbiddenException\n);',
        '"x-amzn-errortype"=>["ForbiddenException"]',
        '{"x-amzn-ErrorType", "ForbiddenException"}',
        "x-amzn-ErrorType   ForbiddenException",
    ],
)
def test_the_errors_name_is_read_as_many_languages_print_it(text: str) -> None:
    """Postman, Node, Swift, Ruby, Elixir, and a table."""
    found = loose_answer(text, origin="")

    assert found is not None
    assert found.observation.headers.get("x-amzn-errortype") == "ForbiddenException"


def test_a_sentence_about_the_field_is_no_piece() -> None:
    """Only a name of an exception is one."""
    assert loose_answer("look at the x-amzn-errortype header", origin="") is None


@pytest.mark.parametrize("text", ["hello", "the word Forbidden in a sentence", "server: nginx", "x" * 30_000])
def test_other_text_is_no_piece(text: str) -> None:
    """A word that many services write is one only by itself."""
    assert loose_answer(text, origin="") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f'fails with "{DENIED}"', DENIED),
        (
            f"{DENIED} with an explicit deny in a resource-based policy",
            f"{DENIED} with an explicit deny in a resource-based policy",
        ),
        (f"{SILENT}.", SILENT),
        (
            "Signature expired: 1 is now earlier than 2 (3 - 5 min.)!",
            "Signature expired: 1 is now earlier than 2 (3 - 5 min.)",
        ),
        ("Missing Authentication Token", "Missing Authentication Token"),
        ("'Forbidden'", "Forbidden"),
        (f"{DENIED.replace(' is not', chr(10) + 'is not')}", DENIED),
        (
            f"{DENIED.replace('User: anonymous', 'arn:aws:iam::1:user/x')}",
            DENIED.replace("anonymous", "arn:aws:iam::1:user/x"),
        ),
        ("missing authentication token", "Missing Authentication Token"),
        ("nothing", None),
    ],
)
def test_a_message_is_found_within_other_words(text: str, message: str | None) -> None:
    """What stands around it is left out."""
    assert message == known_message(text)


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ('403 [ "code": "InvalidSignature"]', 403, "InvalidSignature"),
        ("You may not read this: access denied", UNKNOWN, None),
    ],
)
def test_a_refusal_in_unknown_words(text: str, status: object, code: str | None) -> None:
    """The text is the answer's; a code in it is kept."""
    found = unknown_refusal(text, origin="")

    assert found is not None
    assert found.observation.status == status
    document = json.loads(found.observation.body) if isinstance(found.observation.body, bytes) else {}
    assert document == {"message": text, **({} if code is None else {"code": code})}


@pytest.mark.parametrize("text", ["", "api-key.disabled", "all is well", "it took 4030 ms", "denied " * 5_000])
def test_other_texts_are_no_refusal(text: str) -> None:
    """Nor is one that is much longer than any."""
    assert unknown_refusal(text, origin="") is None


def test_chrome_says_401_without_a_number() -> None:
    """And an HTTP API says it by its challenge."""
    asked = loose_answer("failed: HTTP Authentication failed; no valid credentials available", origin="")
    challenge = loose_answer('Bearer error="invalid_token" error_description="x"', origin="")

    assert asked is not None
    assert asked.observation.status == 401
    assert challenge is not None
    assert challenge.observation.status == 401


def test_okhttp_calls_the_reason_of_the_status_a_message() -> None:
    """A text of the answer it is not; the error type beside it tells what it is of."""
    found = loose_answer(
        "Response{protocol=http/1.1, code=403, message=Forbidden, url=https://h.example/p}\n"
        "x-amzn-ErrorType: AccessDeniedException",
        origin="",
    )

    assert found is not None
    assert (403, "/p", UNKNOWN) == (found.observation.status, found.path, found.observation.body)


def test_a_browser_makes_a_websocket_by_a_get() -> None:
    """As Chrome says that the handshake was refused."""
    found = loose_answer(
        "WebSocket connection to 'wss://h.example/prod' failed: Error during WebSocket handshake: Unexpected response"
        " code: 403",
        origin="",
    )

    assert found is not None
    assert ("GET", "websocket") == (found.method, found.headers.get("upgrade"))


@pytest.mark.parametrize(
    "text",
    [
        "aiohttp.client_exceptions.ClientResponseError: 429, message='Too Many Requests', url='https://h/p'",
        "HTTPError: Response code 429 (Too Many Requests)",
        "HTTPError: Request failed with status code 429 (Too Many Requests): GET https://h/p",
    ],
)
def test_the_reason_of_a_status_is_no_message(text: str) -> None:
    """A quota that is used up has the same status."""
    assert known_message(text) is not None
    found = loose_answer(text, origin="")
    assert found is not None
    assert (found.observation.status, found.observation.body) == (429, UNKNOWN)
