"""A `curl` command tells the request that curl would send."""

import base64
import shlex

import pytest

from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.curl_command import curl_command
from gatewright.sources.exchange import Exchange

API = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
URL = f"https://{API}/prod/pets"


def told(line: str) -> Exchange:
    """Return the call of the words behind `curl`."""
    found = curl_command(shlex.split(line.replace("URL", URL)))
    assert found is not None
    return found


def field(line: str, name: str) -> str | None:
    """Return a field as it was sent, with `...` where its value is not told, `?` where nobody knows of it."""
    value = told(line).headers.get(name)
    if isinstance(value, PartlyTold):
        return f"{value.begins}..."
    return "?" if isinstance(value, Unknown) else value


def test_the_request_of_a_plain_command() -> None:
    """A GET with the fields that curl sends by itself; its version is not told."""
    call = told("URL")

    assert (call.method, call.host, call.path, call.query, call.body) == ("GET", API, "/prod/pets", "", b"")
    assert call.headers.items == (("Host", API), ("Accept", "*/*"))
    assert call.headers.untold == (("User-Agent", "curl/"),)
    assert not isinstance(call.request, Unknown)


@pytest.mark.parametrize(
    ("line", "method", "body"),
    [
        ("-X POST URL", "POST", b""),
        ("-d a=1 -d b=2 URL", "POST", b"a=1&b=2"),
        ("-X PUT --data-raw @x URL", "PUT", b"@x"),
        ("--data-urlencode 'q=a b' URL", "POST", b"q=a%20b"),
        ("--json '{\"a\":1}' URL", "POST", b'{"a":1}'),
        ("-X GET -d '{}' URL", "GET", b"{}"),
        ("-G -d a=1 URL", "GET", b""),
        ("-I URL", "HEAD", b""),
        ("-d @file URL", "POST", None),
        ('-d \'{"id":"$ID"}\' URL', "POST", None),
        ("-F a=b URL", "POST", None),
        ("-T pet.json URL", "PUT", None),
        ("-X $METHOD URL", None, b""),
    ],
)
def test_verb_and_body(line: str, method: str | None, body: bytes | None) -> None:
    """The verb that curl chooses or is told, and the body where a file or a variable does not hide it."""
    call = told(line)

    assert (None if isinstance(call.method, Unknown) else call.method) == method
    assert (None if isinstance(call.body, Unknown) else call.body) == body


@pytest.mark.parametrize(
    ("line", "query"),
    [("-G -d a=1 -d b=2 URL?c=3", "c=3&a=1&b=2"), ("--url-query q=1 URL", "q=1"), ("-G -d a=$A URL", None)],
)
def test_the_query(line: str, query: str | None) -> None:
    """`-G` and `--url-query` write into it."""
    found = told(line).query

    assert (None if isinstance(found, Unknown) else found) == query


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("-H 'x-api-key: bogus' URL", "x-api-key", "bogus"),
        ("-H x-api-key:bogus URL", "x-api-key", "bogus"),
        ("-H 'X-Empty;' URL", "x-empty", ""),
        ("-H 'Accept:' URL", "accept", None),
        ("-H @file URL", "x-api-key", "?"),
        ("-H $HEADERS URL", "x-api-key", "?"),
        ("-K file URL", "x-api-key", "?"),
        ("-H 'x-api-key: $API_KEY' URL", "x-api-key", "..."),
        ("-H 'Authorization: Bearer $TOKEN' URL", "authorization", "Bearer ..."),
        ("--oauth2-bearer $TOKEN URL", "authorization", "Bearer ..."),
        ("-u me URL", "authorization", "Basic ..."),
        ("-u me:$PASSWORD URL", "authorization", "Basic ..."),
        ("--digest -u me:pw URL", "authorization", "..."),
        ("-d a=1 URL", "content-type", "application/x-www-form-urlencoded"),
        ("-d a=1 -H 'Content-Type: text/plain' URL", "content-type", "text/plain"),
        ("--json {} URL", "accept", "application/json"),
        ("-F a=b URL", "content-type", "multipart/form-data; boundary=..."),
        ("-d a=1 URL", "content-length", "3"),
        ("-d @file URL", "content-length", "..."),
        ("-A agent URL", "user-agent", "agent"),
        ("-e https://a/ URL", "referer", "https://a/"),
        ("-b a=b URL", "cookie", "a=b"),
        ("-b jar URL", "cookie", "..."),
        ("--compressed URL", "accept-encoding", "..."),
        ("-r 0-9 URL", "range", "bytes=0-9"),
    ],
)
def test_fields(line: str, name: str, value: str | None) -> None:
    """What was sent, what was sent with a value that nobody told, and what was not sent."""
    assert field(line, name) == value


def test_basic_credentials_are_what_curl_makes_of_them() -> None:
    """A name and a password are sent in Base64."""
    assert field("-u me:pw URL", "authorization") == "Basic " + base64.b64encode(b"me:pw").decode()


def test_a_signature_is_sent_and_its_text_is_not_known() -> None:
    """`--aws-sigv4` signs; whose key it is stands in `--user`, and the secret stays out of everything."""
    call = told("--aws-sigv4 aws:amz:us-east-1:execute-api -u AKIAIOSFODNN7EXAMPLE:hushhush URL")

    assert field("--aws-sigv4 aws:amz:us-east-1:execute-api -u AKIAIOSFODNN7EXAMPLE:hushhush URL", "authorization") == (
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/..."
    )
    assert field("--aws-sigv4 aws:amz -u $ID:$SECRET URL", "authorization") == "AWS4-HMAC-SHA256 Credential=..."
    assert "hushhush" not in repr(call)


def test_another_way_to_the_host() -> None:
    """`--connect-to`, `--resolve` and a Host field of one's own tell who was connected to."""
    vpce = "vpce-0a1b2c3d4e5f67890-abcdefgh.execute-api.us-east-1.vpce.amazonaws.com"

    assert told(f"--connect-to ::{vpce}: URL").connected_to == vpce
    assert told(f"--resolve {API}:443:10.0.1.7 URL").remote_ip == "10.0.1.7"
    led = told(f"-H 'Host: {API}' https://{vpce}/prod/pets")
    assert (led.host, led.connected_to) == (API, vpce)


@pytest.mark.parametrize(
    ("line", "host", "path"),
    [
        ("$API_URL/pets", None, None),
        (f"https://{API}/$STAGE/x", API, None),
        ("-H 'Host: $HOST' URL", None, "/prod/pets"),
    ],
)
def test_a_variable_leaves_its_part_unknown(line: str, host: str | None, path: str | None) -> None:
    """A host or a path that nobody told is unknown, and never the variable's name."""
    call = told(line)

    assert (None if isinstance(call.host, Unknown) else call.host) == host
    assert (None if isinstance(call.path, Unknown) else call.path) == path


@pytest.mark.parametrize("line", ["works fine", "URL URL", "URL --next URL", "--version", "", "-o URL"])
def test_what_is_no_single_call(line: str) -> None:
    """Words of a sentence, several URLs, or none."""
    assert curl_command(shlex.split(line.replace("URL", URL))) is None


@pytest.mark.parametrize(
    "before", ["-o out.json", "-w '%{http_code}'", "-m 5", "-x http://proxy:3128", "-E cert.pem", "--retry 3"]
)
def test_values_of_other_options_are_not_the_url(before: str) -> None:
    """An option that matters to nobody here still has its value."""
    assert told(f"{before} URL").host == API
