"""Texts that only refusals have are known, and words that everybody writes only where they are said to be an answer."""

import pytest

from gatewright.sources.known_texts import ALONE, MESSAGES, NAMED, PAGE, STATUS_OF_A_CALL


@pytest.mark.parametrize(
    "text",
    [
        "arn:aws:sts::1:assumed-role/x is not authorized to perform: execute-api:Invoke on resource: arn:aws:y",
        "missing authentication token",
        "not a valid key=value pair (missing equal-sign) in Authorization header",
        "When Content-Type:application/x-www-form-urlencoded, URL cannot include query-string parameters (after '?')",
    ],
)
def test_a_refusal_is_known_by_its_text(text: str) -> None:
    """In any letter case, with its end left off."""
    assert MESSAGES.search(text)


@pytest.mark.parametrize(
    ("text", "status", "message", "error_type"),
    [
        ("403 : forbidden", "403", "forbidden", None),
        ("401 Unauthorized", "401", "Unauthorized", None),
        ("[401] Unauthorized", "401", "Unauthorized", None),
        ("InvalidSignatureException", None, None, "InvalidSignatureException"),
        (
            "403 Forbidden MissingAuthenticationTokenException",
            "403",
            "Forbidden",
            "MissingAuthenticationTokenException",
        ),
    ],
)
def test_a_word_alone_is_an_answer(text: str, status: str | None, message: str | None, error_type: str | None) -> None:
    """A status, a word, an error type, and nothing else."""
    found = ALONE.fullmatch(text)

    assert found is not None
    assert (status, message, error_type) == (found["status"], found["message"], found["type"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('"message": "Forbidden"', "Forbidden"),
        ("statusText: 'Unauthorized',", "Unauthorized"),
        ("Import failed: Forbidden", "Forbidden"),
        ("the word Forbidden in a sentence", None),
    ],
)
def test_a_word_is_a_message_where_something_says_so(text: str, message: str | None) -> None:
    """A member, or a colon before the end of the line."""
    found = NAMED.search(text)

    assert message == (None if found is None else found["message"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Unexpected server response: 403", "403"),
        ("Error during WebSocket handshake: Unexpected response code: 403", "403"),
        ("The remote server returned an error: (403) Forbidden.", "403"),
        ("Server returned HTTP response code: 403 for URL: https://x", "403"),
        ("Failed to load resource: the server responded with a status of 403 ()", "403"),
        ("Http failure response for https://x/y: 401 Unauthorized", "401"),
        ("resulted in a `403 Forbidden` response", "403"),
        ("Response status code does not indicate success: 429 (Too Many Requests).", "429"),
        ("room 403 on the 4th floor", None),
        ("we sold 429 of them", None),
    ],
)
def test_a_status_is_one_where_a_client_says_so(text: str, status: str | None) -> None:
    """Clients of many languages; a number is none."""
    found = STATUS_OF_A_CALL.search(text)

    assert status == (None if found is None else found["status"] or found["alone"])


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("403 ERROR\nThe request could not be satisfied.", True),
        ("as shown below.\n<Error>\n<Code>AccessDenied</Code>", True),
        ("error code: 1020", True),
        ("Error 1020 Access denied", True),
        ("Sorry, you have been blocked\nYou are unable to access example.com", True),
        ("Request blocked. We can't connect to the server for this app or website at this time.", True),
        ("an error with code 1020", False),
        ("a <b>bold</b> word", False),
    ],
)
def test_a_neighbours_page_is_known(text: str, is_page: bool) -> None:
    """By its markup, or by a sentence of its own."""
    assert is_page == (PAGE.search(text) is not None)
