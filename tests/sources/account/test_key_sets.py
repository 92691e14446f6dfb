"""The keys of a user pool are fetched over a real socket."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from gatewright.sources.account.key_sets import published
from tests.tokens import ISSUER, POOL, jwks

ANSWERS = {f"/{POOL}/.well-known/jwks.json": (200, jwks()), "/eu-west-1_Broken/.well-known/jwks.json": (200, "<html>")}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, text = ANSWERS.get(self.path, (400, "{}"))
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep the test's output quiet."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A server that publishes the keys of one pool, and something else for another."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_local_server_publishes_the_keys_of_its_pools(endpoint: str) -> None:
    """Below the id of the pool, whatever stands at the end of the endpoint."""
    assert published(endpoint, ISSUER) == jwks()
    assert published(f"{endpoint}/", ISSUER) == jwks()


@pytest.mark.parametrize("pool", ["eu-west-1_Nobody1", "eu-west-1_Broken"])
def test_what_is_no_key_set_is_none(endpoint: str, pool: str) -> None:
    """The signature stays open then."""
    assert published(endpoint, f"https://cognito-idp.eu-west-1.amazonaws.com/{pool}") is None


def test_nobody_but_a_user_pool_is_asked(endpoint: str) -> None:
    """A token cannot send the doctor anywhere."""
    assert published(endpoint, f"{endpoint}/{POOL}") is None


def test_server_that_is_not_there_has_no_keys() -> None:
    """Nothing raises."""
    assert published("http://127.0.0.1:1", ISSUER) is None
    assert published("http://127.0.0.1:port", ISSUER) is None
