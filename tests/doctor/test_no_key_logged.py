"""A line that names no key makes a key likelier that did not come, or that nobody has."""

import pytest

from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.sources.recognise import read
from tests.doctor.evidence import answers


def named(**variables: str) -> list[str]:
    """Return what is named for a refused line of an access log."""
    line = {"status": "403", "httpMethod": "GET", "error.responseType": "INVALID_API_KEY", **variables}
    text = "{" + ", ".join(f'"{name}": "{value}"' for name, value in line.items()) + "}"
    (exchange,) = read(text.encode(), origin="-", call=pytest.fail)
    return answers(examine(exchange, Configuration()))


def test_no_key_is_named() -> None:
    """The format asks for it, and the line has none."""
    assert named(apiKeyId="-")[:2] == ["api-key.missing", "api-key.unknown"]


def test_a_format_that_does_not_ask_tells_nothing() -> None:
    """Nor does a key that is named rule in what it rules out."""
    assert named()[:2] != ["api-key.missing", "api-key.unknown"]
    assert not {"api-key.missing", "api-key.unknown"} & set(named(apiKeyId="k1aaaaaaaa"))


def test_another_refusal_stays_as_it_is() -> None:
    """Where no key can be meant."""
    line = {"error.responseType": "THROTTLED", "status": "429"}

    assert named(apiKeyId="-", **line) == named(**line)
