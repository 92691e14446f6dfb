"""Parts of HAR files that somebody cut out."""

import json

import pytest

from gatewright.sources.har_parts import whole_har

ENTRY = {"startedDateTime": "2026-11-26T09:18:57Z", "request": {"method": "GET"}, "response": {"status": 403}}
WHOLE = {"log": {"entries": [ENTRY]}}


@pytest.mark.parametrize(
    "part",
    [
        json.dumps(ENTRY),
        json.dumps([ENTRY], indent=2),
        json.dumps({"entries": [ENTRY]}),
        f"Here it is:\n```json\n{json.dumps(WHOLE, indent=1)}\n```\nAny ideas?",
        f"~~~\n{json.dumps(ENTRY)}\n~~~",
    ],
    ids=["entry", "list", "member", "block", "entry in a block"],
)
def test_a_part_becomes_a_whole(part: str) -> None:
    """With the same entries."""
    assert json.loads(whole_har(part) or "null") == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        json.dumps(WHOLE),
        '{"request":{},"response":{}}',
        '{"entries":[]}',
        '[{"startedDateTime":1}]',
        '{"entries":',
        "x",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    """An exchange file is none, and a whole HAR needs nothing."""
    assert whole_har(text) is None
