"""Each form is found by its own pattern."""

import pytest

from gatewright.sources.sdk_forms import FORMS

LINES = {
    0: "An error occurred (X) when calling the Y operation (reached max retries: 4): z",
    1: "a.b.XException: z (Service: Y, Status Code: 403, Request ID: b48af611-2552, Extended Request ID: null)",
    2: "z (Service: Y; Status Code: 403; Error Code: X; Request ID: b48af611-2552; Proxy: null)",
    3: "Status Code: 400, AWS Service: Y, AWS Request ID: 5RKA0JJKBH8F, AWS Error Code: X, AWS Error Message: z",
    4: "operation error Y: Z, https response error StatusCode: 403, RequestID: b48af611, api error X: z",
    5: "X: z\n\tstatus code: 403, request id: b48af611-2552",
    6: 'ServiceError { code: Some("X"), message: Some("z") }',
    7: 'Error executing "Y" on "https://h/p"; AWS HTTP error: Client error: `POST https://h/p` resulted in a'
    ' `403 Forbidden` response:\n{"message":"z"}',
    8: "Aws::Lambda::Errors::X (z)",
    9: "requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://h/p",
    10: "httpx.HTTPStatusError: Client error '403 Forbidden' for url 'https://h/p'",
    11: "HTTP status client error (403 Forbidden) for url (https://h/p)",
    12: "aiohttp.client_exceptions.ClientResponseError: 403, message='Forbidden', url='https://h/p'",
    13: 'HttpClientErrorException$Forbidden: 403 Forbidden on GET request for "https://h/p": "{"message":"z"}"',
    14: "WebClientResponseException$Forbidden: 403 Forbidden from GET https://h/p",
    15: 'feign.FeignException$Forbidden: [403 Forbidden] during [GET] to [https://h/p] [C#m()]: [{"message":"z"}]',
    16: 'Client error: `GET https://h/p` resulted in a `403 Forbidden` response:\n{"message":"z"}',
    17: "Faraday::ForbiddenError: the server responded with status 403 for GET https://h/p",
    18: "2026-11-26 09:19:21 ERROR 403: Forbidden.",
    19: "GET https://h/p net::ERR_FAILED 403 (Forbidden)",
    20: "Request failed with status code 403",
    21: "Uncaught XException: z",
    22: '{"errorType": "XException", "errorMessage": "410", "code": "XException", "message": "z"}',
}


@pytest.mark.parametrize("place", LINES)
def test_the_first_pattern_that_finds_a_form_is_its_own(place: int) -> None:
    """No form is taken for another."""
    assert place == next(number for number, (_, form) in enumerate(FORMS) if form.search(LINES[place]))


def test_every_form_has_an_example() -> None:
    """None is untested."""
    assert set(range(len(FORMS))) == LINES.keys()


@pytest.mark.parametrize("place", LINES)
def test_a_form_has_its_hint(place: int) -> None:
    """What is looked for first stands in every text of the form."""
    assert FORMS[place][0] in LINES[place]
