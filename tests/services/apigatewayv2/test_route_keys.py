"""Route keys."""

import pytest

from gatewright.services.apigatewayv2.route_keys import check
from gatewright.wire.errors import ServiceError

FORMAT = (
    "The provided route key is not formatted properly for HTTP protocol. "
    'Format should be "[HTTP METHOD] /[RESOURCE PATH]" or "$default"'
)
PARTS = "One or more path parts appear to be invalid"


@pytest.mark.parametrize(
    "key",
    [
        "$default",
        "GET /",
        "ANY /pets",
        "GET /pets/{id}",
        "OPTIONS /{proxy+}",
        "DELETE /a/{b}/c/{d+}",
        "GET /pets/",
        "GET /v1.0/a-b_c~d/%20",
        "GET /pets/{pet-id}",
    ],
)
def test_what_an_http_api_may_route(key: str) -> None:
    """A method and a path, or everything else."""
    check(key, "HTTP", ())


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("", "Route key is required"),
        ("GET", FORMAT),
        ("POST/augur", FORMAT),
        ("get /pets", FORMAT),
        ("TRACE /pets", FORMAT),
        ("GET pets", FORMAT),
        ("$connect", FORMAT),
        ("/pets", FORMAT),
        ("DELETE /{exchange}/events/{eventId}.json", PARTS),
        ("GET /a//b", PARTS),
        ("GET /{proxy+}/pets", PARTS),
        ("GET /pets/{}", PARTS),
        ("GET /pets/{id", PARTS),
        ("GET /a b", PARTS),
        ("GET /a?b=c", PARTS),
    ],
)
def test_what_it_may_not(key: str, message: str) -> None:
    """In AWS's words."""
    with pytest.raises(ServiceError) as caught:
        check(key, "HTTP", ())

    assert ("BadRequestException", message) == (caught.value.code, caught.value.message)


@pytest.mark.parametrize("key", ["$connect", "$disconnect", "$default", "sendMessage", "join room", "GET /pets"])
def test_a_websocket_api_routes_what_messages_say(key: str) -> None:
    """And three things that happen to a connection."""
    check(key, "WEBSOCKET", ())


@pytest.mark.parametrize("key", ["$other", " join", "x" * 129])
def test_a_websocket_api_has_no_other_keys_with_a_dollar(key: str) -> None:
    """Nor those that are longer than AWS allows."""
    with pytest.raises(ServiceError, match="for WEBSOCKET protocol"):
        check(key, "WEBSOCKET", ())


@pytest.mark.parametrize("protocol", ["HTTP", "WEBSOCKET"])
def test_a_key_is_there_once(protocol: str) -> None:
    """The second is a conflict."""
    with pytest.raises(ServiceError) as caught:
        check("$default", protocol, ("GET /", "$default"))

    assert ("ConflictException", "Route with key $default already exists for this API") == (
        caught.value.code,
        caught.value.message,
    )


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("GET /a/{x}", "GET /a/{y}"),
        ("GET /a/{x}/b", "GET /a/{y}/c"),
        ("GET /{x+}", "GET /{y+}"),
    ],
)
def test_a_level_of_a_path_has_one_variable(key: str, other: str) -> None:
    """Of one method."""
    with pytest.raises(ServiceError) as caught:
        check(key, "HTTP", (other,))

    said = f'The provided route key "{key}" has a conflicting variable on the same hierarchical level as "{other}"'
    assert ("ConflictException", said) == (caught.value.code, caught.value.message)


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("GET /a/{x}", "POST /a/{y}"),
        ("GET /a/{x}", "GET /b/{y}"),
        ("GET /a/{x}", "GET /a/b"),
        ("GET /a/{x}", "GET /a/{x+}"),
        ("GET /a/{x}", "GET /a/{x}/b"),
        ("GET /a/{x}", "$default"),
    ],
)
def test_other_keys_stand_side_by_side(key: str, other: str) -> None:
    """A greedy variable beside one that is not, too."""
    check(key, "HTTP", (other,))
