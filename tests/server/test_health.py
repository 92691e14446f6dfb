"""What the server says of itself."""

import json

import pytest

from gatewright import __version__
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.health import PREFIX, answer
from gatewright.services.members import catalogue


def asked(path: str, unenforced: tuple[str, ...] = ()) -> Response:
    """Return the answer to a path."""
    request = Request(method="GET", host="localhost", path=path)
    return answer(
        request, revision=7, tls_url="https://127.0.0.1:4567", unenforced=lambda: list(unenforced), authority=b"PEM"
    )


def test_health_says_ok_and_what_serves_where() -> None:
    """A probe sees that it serves, and a person what it serves."""
    response = asked("/_gatewright/health")

    assert response.status == 200
    told = {"status": "ok", "version": __version__, "revision": 7, "tls": "https://127.0.0.1:4567"}
    assert json.loads(response.body) == told
    assert response.header("content-type") == "application/json"


def test_what_is_not_enforced_is_listed() -> None:
    """Everything that is stored and not enforced stands there, beside what becomes of every member."""
    response = asked("/_gatewright/api/enforcement", ("eu-west-1 rest_api pets: policy",))

    told = json.loads(response.body)
    assert told.pop("unenforced") == ["eu-west-1 rest_api pets: policy"]
    assert told == catalogue()


def test_the_authority_of_the_tls_port_is_shown() -> None:
    """Whoever reaches the plain port can learn whom to trust on the other."""
    response = asked("/_gatewright/authority.pem")

    assert (response.status, response.body) == (200, b"PEM")


def test_a_probe_reads_no_store() -> None:
    """The list is worked out only where it is shown, since that reads the whole store."""

    def never() -> list[str]:
        raise AssertionError

    request = Request(method="GET", host="localhost", path="/_gatewright/health")
    assert answer(request, revision=0, tls_url="", unenforced=never, authority=b"").status == 200


@pytest.mark.parametrize("path", [PREFIX, "/_gatewright/nope", "/_gatewright/health/", '/_gatewright/"<script>'])
def test_anything_else_is_not_there(path: str) -> None:
    """Another path is answered with 404, as JSON that names what there is."""
    response = asked(path)

    assert response.status == 404
    assert "/_gatewright/health" in json.loads(response.body)["message"]
