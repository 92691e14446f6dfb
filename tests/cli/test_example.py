"""The example estate of `gatewright serve --example`."""

import re
from urllib.request import urlopen

from gatewright.cli.example import lines
from tests.gatewright_server import Running


def test_the_calls_that_are_printed_can_be_made(gateway: Running) -> None:
    """The first call of the example answers 200, and building it twice leaves one API."""
    first, again = lines(gateway.url), lines(gateway.url)
    url = re.search(r"curl -i (\S+)", first[1])
    assert url is not None
    with urlopen(url[1]) as answer:
        status = answer.status

    assert status == 200
    assert again == first
