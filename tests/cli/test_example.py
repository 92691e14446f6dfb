"""The example estate of `gatewright serve --example`."""

import re
from urllib.request import urlopen

from gatewright.cli.example import API_ID, NAME, lines
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


def test_an_api_of_the_same_name_is_not_the_example(gateway: Running) -> None:
    """Somebody's own `pets` may want a key, or not be deployed at all."""
    gateway.client().create_rest_api(name=NAME)

    assert f"id {API_ID}," in lines(gateway.url)[0]
