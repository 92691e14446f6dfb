"""The forms in which SDKs and HTTP clients print a refusal, as patterns with named groups.

Each as its library writes it: botocore, the SDKs for Java, Go, Rust, PHP, Ruby, JavaScript and .NET, requests, httpx,
aiohttp, axios, urllib, Spring, Feign, Guzzle, Faraday, reqwest, Wget and Chrome's console. Groups: `code`, `message`,
`status`, `id`, `url`, `method`, `body`, `operation`, `service`.
"""

import re
from typing import Final

URL: Final = r"(?P<url>(?:https?|wss?)://[^\s'\"<>`]+)"
"""An address in a text."""

_NAME: Final = r"(?P<code>[A-Z][A-Za-z0-9]{0,80})"
_EXCEPTION: Final = r"(?P<code>[A-Z][A-Za-z0-9]{0,80}Exception)"
_ID: Final = r"(?P<id>[0-9A-Za-z=_-]{8,})"
_STATUS: Final = r"(?P<status>[1-5]\d\d)"

_BOTOCORE: Final = (
    r"An error occurred \((?P<code>[A-Za-z0-9.]+)\) when calling the (?P<operation>\S+) operation(?: \([^)]*\))?:"
    r" (?P<message>.*)"
)
_JAVA_2: Final = (
    rf"(?:{_EXCEPTION}: )?(?P<message>[^\n]{{0,2000}}?) \(Service: (?P<service>[^,;()]+), Status Code: {_STATUS},"
    rf" Request ID: {_ID}"
)
_JAVA_1: Final = (
    rf"(?:\w+: )?(?P<message>[^\n]{{0,2000}}?) \(Service: (?P<service>[^;]+); Status Code: {_STATUS}; Error Code:"
    rf" (?P<code>[A-Za-z]+)(?:; Request ID: {_ID})?"
)
_JAVA_OF_OLD: Final = (
    rf"Status Code: {_STATUS}, AWS Service: (?P<service>[^,]+), AWS Request ID: {_ID},"
    r" AWS Error Code: (?P<code>[A-Za-z]+)(?:, AWS Error Message: (?P<message>[^\n]*))?"
)
_GO_2: Final = (
    rf"operation error (?:(?P<service>[^,:]+): (?P<operation>\w+)|[^,]+), https response error StatusCode: {_STATUS},"
    rf" RequestID: (?P<id>[^,]*), (?:api error )?{_NAME}(?:: (?P<message>.*))?"
)
_GO_1: Final = rf"{_NAME}: (?P<message>[^\n]{{0,2000}}?)\s+status code: {_STATUS}, request id: {_ID}"
_OBJECT: Final = (
    r"\"errorType\"\s*:\s*\"(?P<code>[A-Za-z]+)\".{0,2000}?"
    r"(?:\"(?:message|errorMessage)\"\s*:\s*\"(?P<message>[^\"]*)\"|$)"
)
_RUST: Final = r'code: (?:Some\()?"(?P<code>[A-Za-z]+)"\)?, message: (?:Some\()?"(?P<message>[^"]*)"'
_PHP: Final = (
    rf"Error executing \"[^\"]+\" on \"{URL}\".{{0,2000}}?{_STATUS} [A-Z][a-z]+.{{0,2000}}?response:\s*"
    r"(?P<body>\{.{0,4000}?\})"
)
_RUBY: Final = r"Aws::\w+::Errors::(?P<code>[A-Za-z]+)[: (]+(?P<message>[^\n]*)"
_REQUESTS: Final = rf"{_STATUS} (?:Client|Server) Error: .{{0,400}}? for url: {URL}"
_HTTPX: Final = rf"(?:Client|Server) error '{_STATUS}[^'\n]{{0,80}}' for url '{URL}"
_REQWEST: Final = rf"HTTP status (?:client|server) error \({_STATUS}[^)\n]{{0,80}}\) for url \({URL}"
_AIOHTTP: Final = rf"ClientResponseError: {_STATUS}, message=.{{0,200}}?, url='?{URL}"
_METHOD: Final = r"(?P<method>[A-Z]{3,10})"
_WORDS: Final = r"[A-Za-z ]{0,40}"
_SPRING: Final = rf"{_STATUS} ?{_WORDS} on {_METHOD} request for \"{URL}\"(?:: \"?\[?(?P<body>\{{.{{0,4000}}?\}}))?"
_WEBCLIENT: Final = rf"{_STATUS} {_WORDS} from {_METHOD} {URL}"
_FEIGN: Final = (
    rf"\[{_STATUS} ?{_WORDS}\] during \[{_METHOD}\] to \[{URL}(?<!\])\](?: \[[^\]]*\])?"
    r"(?:: \[(?P<body>\{.{0,4000}?\}))?"
)
_GUZZLE: Final = (
    rf"`{_METHOD} {URL}` resulted in a `{_STATUS}[^`\n]{{0,80}}`(?: response:\s*(?P<body>\{{.{{0,4000}}?\}}))?"
)
_FARADAY: Final = rf"status {_STATUS} for {_METHOD} {URL}"
_WGET: Final = rf"ERROR {_STATUS}: {_WORDS}\."
_CONSOLE: Final = rf"(?P<method>[A-Z]{{3,7}}) {URL} (?:net::\S+ )?{_STATUS}(?: \([A-Za-z ]*\))?"
_STATUS_ALONE: Final = (
    rf"(?:status code \d{{3}} but got|expected [1-5]\d\d \"[^\"\n]*\", got|Expected: *[123]\d\d\s+Received:"
    rf"|[Rr]equest failed with status code|HTTP Error|status code:?|statusCode:|Response code"
    rf"|HTTP response code:|requested URL returned error:|does not indicate success:|HttpException: HTTP|HTTP code ="
    rf"|Unexpected server response:|rejected WebSocket connection: HTTP|\bcode=) ?\(?{_STATUS}\b"
)
_NAMED: Final = rf"(?:^|[\s\[])(?:[\w$.]{{1,200}}\.)?{_EXCEPTION}(?: \[\w+\])?: (?P<message>[^\n]+)"

FORMS: Final = tuple(
    (hint, re.compile(pattern, re.DOTALL))
    for hint, pattern in (
        ("An error occurred (", _BOTOCORE),
        ("(Service: ", _JAVA_2),
        ("; Error Code: ", _JAVA_1),
        (", AWS Error Code: ", _JAVA_OF_OLD),
        ("https response error StatusCode: ", _GO_2),
        ("status code: ", _GO_1),
        ("code: ", _RUST),
        ("Error executing ", _PHP),
        ("::Errors::", _RUBY),
        (" for url: ", _REQUESTS),
        (" for url '", _HTTPX),
        (" for url (", _REQWEST),
        ("ClientResponseError: ", _AIOHTTP),
        (" request for ", _SPRING),
        (" from ", _WEBCLIENT),
        ("] during [", _FEIGN),
        ("` resulted in a `", _GUZZLE),
        (" for ", _FARADAY),
        ("ERROR ", _WGET),
        ("://", _CONSOLE),
        ("", _STATUS_ALONE),
        ("Exception", _NAMED),
        ('"errorType"', _OBJECT),
    )
)
"""The forms, the most telling first, each behind words that it cannot lack: so that other texts are passed quickly."""
