"""A web ACL before the estate's stage."""

import os
from collections.abc import Iterator

import pytest

from gatewright.lab.estate import build
from gatewright.lab.server import aws
from gatewright.lab.web_acls import BY_MARK, MARKED, protect
from tests.gatewright_server import Running


@pytest.fixture
def environment(gateway: Running) -> Iterator[None]:
    """Let boto3 find credentials, as the lab does."""
    before = dict(os.environ)
    os.environ.update(aws(gateway.url))
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("environment")
def test_the_rule_looks_for_the_mark(gateway: Running) -> None:
    """A call without it passes."""
    estate = build(gateway.client())
    protect(estate, "Allow", (BY_MARK, "Block"))
    host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"

    assert MARKED == {"x-trouble": "yes"}
    assert gateway.send("GET", "/prod/pets", host=host).status == 200
    assert gateway.send("GET", "/prod/pets", host=host, x_trouble="yes").status == 403
