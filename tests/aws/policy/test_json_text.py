"""The JSON of a policy."""

import pytest

from gatewright.aws.policy.json_text import read
from gatewright.aws.policy.malformed import MalformedPolicy


def test_numbers_keep_their_spelling() -> None:
    """Unquoted numbers come as the text that was written; booleans stay."""
    assert {"a": ["1.50", "7", True]} == read('{"a": [1.50, 7, true]}')


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"a": 1, "a": 2}', "the key `a` stands twice in one object"),
        ("{", "expected JSON; line 1, column 2: expecting property name enclosed in double quotes"),
        ("[NaN]", "expected JSON; `NaN` is no number of JSON"),
        ("[" * 40 + "]" * 40, "the document nests deeper than any policy"),
        ("[" * 200_000, "the document nests deeper than any policy"),
    ],
)
def test_unreadable_text_is_refused_in_one_line(text: str, complaint: str) -> None:
    """Each fault of the text has its own sentence."""
    with pytest.raises(MalformedPolicy) as caught:
        read(text)

    assert complaint == str(caught.value)
