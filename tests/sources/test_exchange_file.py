"""The exchange file: absent is not known, empty is known to be none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.connection import Connection
from gatewright.model.observation import Observation
from gatewright.model.request import Headers, Tls
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.exchange_file import MEMBERS, exchange_file, render
from tests.certificates import make

WHOLE = {
    "request": {
        "method": "POST",
        "url": "https://A.example:8443/prod/a%2Fb?x=1#here",
        "headers": {"Accept": ["a", "b"], "x-api-key": "k"},
        "body": "é",
    },
    "response": {"status": 403, "headers": {"Date": "Sat, 25 Jul 2026 18:31:48 GMT"}, "body": ""},
    "execution_log": ["(id) one"],
    "access_log": {"status": 403, "path": "-"},
    "answers": {"stage": "prod"},
}


def refusal(document: object) -> str:
    """Return why an exchange file is refused."""
    with pytest.raises(EvidenceError) as caught:
        exchange_file(document if isinstance(document, str) else json.dumps(document))
    return str(caught.value)


def test_everything_that_is_told_is_known() -> None:
    """Each member arrives at its place, byte for byte."""
    exchange = exchange_file(json.dumps(WHOLE), origin="a.json")

    assert (exchange.method, exchange.host, exchange.path, exchange.query) == (
        "POST",
        "a.example",
        "/prod/a%2Fb",
        "x=1",
    )
    assert exchange.headers == Headers((("Accept", "a"), ("Accept", "b"), ("x-api-key", "k")))
    assert (exchange.body, exchange.observation.status, exchange.observation.body) == ("é".encode(), 403, b"")
    assert exchange.observation.execution_log == ("(id) one",)
    assert exchange.observation.access_log == {"status": "403", "path": "-"}
    assert (exchange.answers, exchange.called_at, exchange.origin) == ({"stage": "prod"}, 1785004308.0, "a.json")


def test_the_certificate_that_the_client_showed_may_be_told() -> None:
    """It stands in the request's connection, and comes back as it was; an empty text tells that none was shown."""
    shown = make("shop")
    request = {"method": "GET", "url": "https://api.example.com/pets", "client_certificate": shown.pem.decode()}
    exchange = exchange_file(json.dumps({"request": request}))
    asked = exchange.request

    assert not isinstance(asked, Unknown)
    assert asked.peer.tls == Tls(server_name="api.example.com", client_chain=(shown.der,))
    assert exchange_file(render(exchange)) == exchange
    none = exchange_file(json.dumps({"request": {**request, "client_certificate": ""}}))
    assert none.client_chain == ()


@pytest.mark.parametrize("document", [{}, {"request": {}, "response": {}}, {"request": None, "answers": None}])
def test_absent_is_not_known(document: dict) -> None:
    """Nothing told, or `null`: unknown everywhere, no header counts as absent."""
    exchange = exchange_file(json.dumps(document))

    assert isinstance(exchange.request, Unknown)
    assert (exchange.body, exchange.observation.status, exchange.observation.body) == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert isinstance(exchange.headers.get("x-api-key"), Unknown)
    assert isinstance(exchange.observation.headers.get("via"), Unknown)
    assert exchange.observation.execution_log is UNKNOWN


def test_empty_is_known_to_be_none() -> None:
    """An empty object of headers says that none were sent."""
    exchange = exchange_file('{"request": {"headers": {}}, "response": {"headers": {}}, "execution_log": []}')

    assert exchange.headers.get("x-api-key") is None
    assert exchange.observation.headers.get("via") is None
    assert exchange.observation.execution_log == ()


def test_path_takes_its_host_from_the_host_field() -> None:
    """A target without a host is enough when the Host field is told."""
    exchange = exchange_file('{"request": {"url": "/prod?x", "headers": {"host": "H.example:80"}}}')

    assert (exchange.host, exchange.path, exchange.query, exchange.url) == ("h.example", "/prod", "x", None)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ('{"response": {"status": 403', "line 1, column 28: the JSON is cut off here"),
        ([], "the exchange file: expected an object, got an array"),
        ({"response": {"status": "403"}}, '`response.status`: expected an integer, got `"403"`'),
        ({"response": {"status": True}}, "`response.status`: expected an integer, got `true`"),
        ({"response": {"status": 99}}, "`response.status`: expected a status code from 100 to 999, got `99`"),
        ({"response": {"body": 1}}, "`response.body`: expected a string, got `1`"),
        ({"response": {"body": "\ud800"}}, "`response.body`: expected Unicode text, got half of a surrogate pair"),
        ({"response": 403}, "`response`: expected an object, got `403`"),
        ({"response": {"headers": []}}, "`response.headers`: expected an object, got an array"),
        ({"response": {"headers": {"a": 1}}}, "`response.headers.a`: expected a string, got `1`"),
        ({"request": {"method": "GET /"}}, '`request.method`: expected an HTTP method, got `"GET /"`'),
        (
            {"request": {"url": "h.example/p"}},
            "`request.url`: expected a URL that begins with `http://` or `https://`, got `h.example/p`",
        ),
        (
            {"request": {"verb": "GET"}},
            "`request.verb`: no such member, expected one of "
            + ", ".join(f"`{name}`" for name in ("method", "url", "headers", "body", "frame", "client_certificate")),
        ),
        (
            {"reponse": {}},
            "`reponse`: no such member, expected one of " + ", ".join(f"`{member}`" for member in MEMBERS),
        ),
        (
            {"request": {"client_certificate": "shop"}},
            '`request.client_certificate`: expected certificates in PEM form, got `"shop"`',
        ),
        ({"execution_log": "x"}, '`execution_log`: expected an array of strings, got `"x"`'),
        ({"execution_log": ["a", 1]}, "`execution_log[1]`: expected a string, got `1`"),
        ({"access_log": {"a": True}}, "`access_log.a`: expected a string or a number, got `true`"),
        ({"answers": {"a": 1}}, "`answers.a`: expected a string, got `1`"),
    ],
)
def test_error_names_the_member(document: object, message: str) -> None:
    """Each error has the JSON path, what was expected and what came."""
    assert refusal(document) == message


NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
HEADERS = st.dictionaries(NAMES.filter(lambda name: name not in ("host", "date")), TEXTS, max_size=3)


@given(
    method=st.sampled_from(["GET", "POST"]) | st.just(UNKNOWN),
    status=st.integers(100, 599) | st.just(UNKNOWN),
    sent=HEADERS,
    received=HEADERS,
    withheld=st.booleans(),
    body=TEXTS | st.just(UNKNOWN),
    answers=st.dictionaries(NAMES, TEXTS, max_size=2),
)
def test_what_is_written_is_read_again(
    method: str, status: int, sent: dict, received: dict, withheld: bool, body: str | Unknown, answers: dict
) -> None:
    """Writing an exchange and reading it back changes nothing."""
    exchange = Exchange(
        observation=Observation(
            status=status,
            headers=Headers(withheld=True) if withheld else Headers(tuple(received.items())),
            body=body if isinstance(body, Unknown) else body.encode(),
        ),
        method=method,
        host="h.example",
        path="/p",
        query="q=1",
        url="https://h.example/p?q=1",
        headers=Headers(tuple(sent.items())),
        answers=answers,
    )

    assert exchange_file(render(exchange)) == exchange


@pytest.mark.parametrize(
    ("body", "told"), [({"message": "Forbidden"}, b'{"message":"Forbidden"}'), (["é"], '["é"]'.encode()), ({}, b"{}")]
)
def test_a_body_that_was_parsed_is_the_json_that_it_was(body: object, told: bytes) -> None:
    """Tools that print an answer's body print it as a document."""
    assert exchange_file(json.dumps({"response": {"body": body}})).observation.body == told


def test_body_that_is_not_text_is_left_out() -> None:
    """JSON cannot hold it, and absent says that it is not known."""
    assert exchange_file(render(Exchange(body=b"\xff"))).body is UNKNOWN


def complaint(document: object) -> str:
    """Return what is said against it; nothing when it is read."""
    try:
        exchange_file(json.dumps(document))
    except EvidenceError as error:
        return str(error)
    return ""


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXTS,
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["request", "response", "headers", "status", "body", "method", "url", "access_log", "answers"]
                ),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(document: object) -> None:
    """No other exception leaves the reader."""
    assert "\n" not in complaint(document)


FRAME = '{"message": "Forbidden", "connectionId":"A447EGbq_EIE_XU=", "requestId":"sHJE7MV89jQpqeY="}'


def test_a_frame_is_a_message_over_a_connection() -> None:
    """It has neither verb nor status; the id of the connection stands in the error; and what is written is read."""
    document = {"request": {"url": "wss://w1.example/prod", "frame": '{"action":"x"}'}, "response": {"frame": FRAME}}
    told = exchange_file(json.dumps(document))

    assert told.connection == Connection(id="A447EGbq_EIE_XU=", event_type="MESSAGE")
    assert (told.body, told.observation.body, told.url) == (b'{"action":"x"}', FRAME.encode(), "wss://w1.example/prod")
    assert (told.method, told.observation.status) == (UNKNOWN, UNKNOWN)
    assert exchange_file(render(told)) == told
    assert exchange_file(json.dumps({"response": {"frame": "hello"}})).connection == Connection(
        id="", event_type="MESSAGE"
    )


@pytest.mark.parametrize(
    ("part", "name", "value"), [("request", "method", "GET"), ("request", "body", "x"), ("response", "status", 403)]
)
def test_a_frame_has_nothing_of_http_beside_it(part: str, name: str, value: object) -> None:
    """Whoever says both means two things."""
    document = {"request": {"frame": "x"}, "response": {}}
    document[part] = {**document[part], name: value}  # type: ignore[dict-item]  # members of any kind

    assert complaint(document) == f"`{part}.{name}`: a message over a WebSocket connection has none beside `frame`"
