"""Where the host is blackened, what was sent still says which causes are open."""

import pytest

from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read

HOST = "https://xxxxxxxxxx.execute-api.us-east-1.amazonaws.com/prod/pets"


def causes(options: str, answer: str = '{"message":"Forbidden"}') -> list[str]:
    """Return the causes of the answer to such a command, the likeliest first."""
    (call,) = read(f"curl {options} {HOST}\n{answer}".encode(), origin="", call=lambda url: Exchange(url=url))
    return [finding.cause.id for finding in examine(call, Configuration()).findings]


def test_a_key_that_was_sent_is_not_missing_first() -> None:
    """A key with an unknown value was sent: that it is unknown, or in no plan, comes before that it is missing."""
    found = causes("-H 'x-api-key: $KEY'")

    assert found.index("api-key.unknown") < found.index("api-key.missing")
    assert "api-key.missing" in causes("")[:2]
    assert "api-key.unknown" not in causes("")


@pytest.mark.parametrize(
    ("options", "first", "gone"),
    [
        (
            "-X OPTIONS -H 'Origin: https://a' -H 'Access-Control-Request-Method: PUT'",
            "route.preflight-refused",
            "route.not-found",
        ),
        ("", "route.not-found", "route.preflight-refused"),
    ],
)
def test_the_verb_and_its_fields(options: str, first: str, gone: str) -> None:
    """A preflight is told from another call whatever the host is."""
    found = causes(options, '{"message":"Missing Authentication Token"}')

    assert found[0] == first
    assert gone not in found
