"""An HTTP API for the lab."""

from gatewright.lab.estate import build
from gatewright.lab.http_api import add_http_api
from tests.gatewright_server import running


def test_it_has_one_route_behind_which_the_server_answers() -> None:
    """At its root; any other path is not found, in the words of an HTTP API."""
    with running() as server:
        api_id = add_http_api(build(server.client()))
        host = f"{api_id}.execute-api.us-east-1.amazonaws.com"
        found, gone = (server.send("GET", path, host=host) for path in ("/pets", "/pet"))

        assert (found.status, gone.status) == (200, 404)
