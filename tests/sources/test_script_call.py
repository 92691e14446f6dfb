"""Calls of scripts tell the request that they would send."""

import pytest

from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.script_call import axios_call, fetch_call, requests_call

URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/pets"


def fetched(arguments: str, above: str = "") -> Exchange:
    """Return the call of `fetch(ARGUMENTS`."""
    found = fetch_call(above + arguments.replace("URL", URL), len(above))
    assert found is not None
    return found[0]


def requested(arguments: str, verb: str = "get", above: str = "") -> Exchange:
    """Return the call of `requests.VERB(ARGUMENTS`."""
    found = requests_call(
        above.replace("URL", URL) + arguments.replace("URL", URL), len(above.replace("URL", URL)), verb
    )
    assert found is not None
    return found[0]


def field(call: Exchange, name: str) -> str | None:
    """Return a field, with a question mark where its value is not told."""
    found = call.headers.get(name)
    return f"?{found.begins}" if isinstance(found, PartlyTold) else "??" if isinstance(found, Unknown) else found


def test_a_call_as_chrome_copies_it() -> None:
    """Of "Copy as fetch" the fields of the page, the body, the verb; the browser's own are sent with what it likes."""
    call = fetched(
        '"URL", {\n  "headers": {\n    "accept": "*/*",\n    "x-api-key": "abc"\n  },\n  "referrer": "https://a/",\n'
        '  "body": "{\\"q\\":1}",\n  "method": "POST",\n  "mode": "cors",\n  "credentials": "omit"\n});'
    )

    assert (call.method, call.url, call.body) == ("POST", URL, b'{"q":1}')
    assert [field(call, name) for name in ("x-api-key", "accept", "origin", "authorization", "cookie")] == [
        "abc",
        "*/*",
        "?",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("arguments", "method", "body", "key"),
    [
        ("'URL')", "GET", b"", None),
        (
            "`URL`, { method: 'put', headers: { 'x-api-key': key }, body: JSON.stringify({ q: 1 }) })",
            "PUT",
            b'{"q":1}',
            "?",
        ),
        ("'URL', options)", "GET", b"", "??"),
        ("'URL', { headers })", "GET", b"", "??"),
        ("'URL', { headers, body: form, method })", None, None, "??"),
    ],
)
def test_fetch(arguments: str, method: str | None, body: bytes | None, key: str | None) -> None:
    """What a name stands for is not told; what is not there was not sent."""
    call = fetched(arguments)

    assert (None if isinstance(call.method, Unknown) else call.method) == method
    assert (None if isinstance(call.body, Unknown) else call.body) == body
    assert field(call, "x-api-key") == key


@pytest.mark.parametrize(
    ("arguments", "verb", "method", "body"),
    [
        ("'URL')", "get", "GET", b""),
        ("'URL', json={'q': 1})", "post", "POST", b'{"q": 1}'),
        ("'URL', data={'q': 1})", "post", "POST", b"q=1"),
        ("'URL', data=json.dumps({'q': 1}))", "put", "PUT", b'{"q": 1}'),
        ("'POST', 'URL', data=payload)", "request", "POST", None),
        ("'URL', files=files)", "post", "POST", None),
        ("url='URL')", "delete", "DELETE", b""),
    ],
)
def test_requests(arguments: str, verb: str, method: str, body: bytes | None) -> None:
    """The verb, and what is sent."""
    call = requested(arguments, verb)

    assert (call.url, call.method) == (URL, method)
    assert (None if isinstance(call.body, Unknown) else call.body) == body


def test_fields_of_requests() -> None:
    """As Postman writes a script: the names are set above the call."""
    above = 'url = "URL"\n\nheaders = {\n  "x-api-key": "abc",\n  "Authorization": f"Bearer {token}"\n}\n'
    call = requested("'GET', url, headers=headers, params={'q': 'a b'})", "request", above)

    assert (call.path, call.query) == ("/prod/pets", "q=a+b")
    assert [field(call, name) for name in ("x-api-key", "authorization", "accept", "cookie")] == [
        "abc",
        "?Bearer ",
        "*/*",
        None,
    ]
    assert field(requested("'URL', auth=('me', 'pw'))"), "authorization") == "Basic bWU6cHc="
    assert field(requested("'URL', auth=AWS4Auth(a, b))"), "authorization") == "?"
    assert field(requested("'URL', headers=headers)"), "x-api-key") == "??"


@pytest.mark.parametrize("arguments", ["", ")", "'never closed", "1)", "'no url')", "'URL' 'b'"])
def test_what_is_no_call(arguments: str) -> None:
    """Text that only begins like one."""
    assert fetch_call(arguments.replace("URL", URL), 0) is None
    assert requests_call(arguments.replace("URL", URL), 0, "get") is None


@pytest.mark.parametrize(
    ("arguments", "verb", "method", "body"),
    [
        ("'URL', { headers: { 'x-api-key': 'abc' } })", "get", "GET", b""),
        ("'URL', { q: 1 }, { headers: { 'x-api-key': 'abc' } })", "post", "POST", b'{"q":1}'),
        ("{ method: 'put', url: 'URL', data: 'q=1', headers: { 'x-api-key': 'abc' } })", "", "PUT", b"q=1"),
        ("{ url: 'URL', headers: { 'x-api-key': 'abc' } })", "request", "GET", b""),
        ("'URL', data, { headers: { 'x-api-key': 'abc' } })", "patch", "PATCH", None),
    ],
)
def test_axios(arguments: str, verb: str, method: str, body: bytes | None) -> None:
    """A verb of its own, or a configuration that names all."""
    found = axios_call(arguments.replace("URL", URL), 0, verb)

    assert found is not None
    assert (found[0].url, found[0].method) == (URL, method)
    assert (None if isinstance(found[0].body, Unknown) else found[0].body) == body
    assert field(found[0], "x-api-key") == "abc"
    assert field(found[0], "accept") == "application/json, text/plain, */*"


def test_axios_with_data_alone() -> None:
    """Data is no configuration: no field is named in it."""
    found = axios_call(f"'{URL}', {{ headers: 1 }})", 0, "post")

    assert found is not None
    assert found[0].body == b'{"headers":1}'
    assert axios_call("1)", 0, "") is None
