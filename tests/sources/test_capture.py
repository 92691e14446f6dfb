"""A capture holds what was read, and no secret."""

import json
from pathlib import Path

import pytest

from gatewright.configuration.documents import OfOneRegion
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.sources.capture import Recorder, is_capture, read_capture, render
from gatewright.sources.errors import DocumentError

KEYS = {"items": [{"id": "k1", "name": "shop", "value": "the-value-of-the-key", "enabled": True}, {"id": "k2"}]}
REFUSED = Unknown((Missing(subject="s", what=Message("w"), permission="apigateway:GET"),))


class Documents:
    """Three answers: one with secrets, one that there is not, one that may not be read."""

    def get(self, kind: str, *_: str) -> object:
        return {"get_api_keys": KEYS, "get_rest_api": None}.get(kind, REFUSED)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a capture of the three."""
    recorder = Recorder(Documents())  # type: ignore[arg-type]
    for key in (("get_api_keys",), ("get_rest_api", "a1"), ("get_stages", "a1"), ("iam_access_keys",)):
        recorder.get(*key)
    place = tmp_path / "capture.json"
    place.write_text(render(recorder, region="eu-west-1", api_id="a1", salt="salt"))
    return place


def test_secrets_stand_there_as_hashes(place: Path) -> None:
    """Nothing can be called with the file."""
    assert "the-value-of-the-key" not in place.read_text()
    assert is_capture(place)


def test_a_key_that_is_sent_is_recognised(place: Path) -> None:
    """By its hash; other keys stay what they are."""

    def value(*sent: str) -> str:
        answer = read_capture(place, sent).get("get_api_keys")
        assert isinstance(answer, dict)
        return str(answer["items"][0]["value"])

    assert "the-value-of-the-key" == value("the-value-of-the-key", "another")
    assert value("another").startswith("hmac-sha256:")


def test_what_was_read_is_told_again(place: Path) -> None:
    """None stays none; what was refused, and what is not there, is unknown with its permission; secrets are unknown."""
    capture = read_capture(place)
    refused, absent = capture.get("get_stages", "a1"), capture.get("get_resources", "a1")

    assert capture.get("get_rest_api", "a1") is None
    assert isinstance(refused, Unknown)
    assert isinstance(absent, Unknown)
    assert capture.get("iam_access_keys") is UNKNOWN
    assert absent.missing[0].permission == "apigateway:GET"


def test_parts_may_be_left_out() -> None:
    """What is kept of an answer is what the reader sees."""
    recorder = Recorder(Documents(), lambda _kind, answer: {"items": answer["items"][:1]})  # type: ignore[arg-type]

    assert recorder.get("get_api_keys") == {"items": KEYS["items"][:1]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "the JSON is cut off here"),
        ("{}", "expected a capture of the schema"),
        (
            '{"schema": "gatewright.capture/1", "documents": [{"kind": "x", "ids": []}]}',
            "`documents`: expected an array",
        ),
    ],
)
def test_what_is_no_capture_is_named(tmp_path: Path, text: str, message: str) -> None:
    """One line with the file."""
    (tmp_path / "odd.json").write_text(text)

    with pytest.raises(DocumentError, match=message):
        read_capture(tmp_path / "odd.json")


def test_other_files_are_no_captures(tmp_path: Path) -> None:
    """A saved answer is one of the AWS CLI."""
    (tmp_path / "get-stages.json").write_text(json.dumps({"item": []}))

    assert not is_capture(tmp_path / "get-stages.json")


def test_a_capture_says_of_which_region_it_is(place: Path, tmp_path: Path) -> None:
    """What is called by an address of this machine is of that region; one that does not say so is of none."""
    silent = tmp_path / "silent.json"
    silent.write_text(json.dumps({**json.loads(place.read_text()), "region": None}))

    told, untold = read_capture(place), read_capture(silent)

    assert isinstance(told, OfOneRegion)
    assert "eu-west-1" == told.region
    assert not isinstance(untold, OfOneRegion)
