"""A gateway for tests of others."""

import urllib.request
from urllib.error import HTTPError

import pytest

from gatewright.cli.served import Served, served
from gatewright.lab.estate import build
from tests.gatewright_server import Running


def test_a_refusal_is_explained_with_the_configuration(gateway: Running) -> None:
    """The cause is confirmed, and the text names it."""
    here = Served(gateway.url)
    api_id = build(here.client("apigateway")).api_id
    with pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(here.invoke_url(api_id, "prod", "/nowhere"))
    with refused.value as error:
        diagnosis, text = here.diagnose(error), here.explain(error)

    assert ("route.not-found", "confirmed") == (diagnosis.findings[0].cause.id, diagnosis.findings[0].standing)
    assert text.startswith("No resource of the deployed API has this path.")


def test_it_is_stopped_again() -> None:
    """Nobody listens behind it."""
    with served() as running, urllib.request.urlopen(f"{running.url}/_gatewright/health") as answer:
        assert answer.status == 200
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(running.url)
