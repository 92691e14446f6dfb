"""Names of a script stand for what they were last set to."""

from gatewright.sources.script_literal import UNTOLD
from gatewright.sources.script_names import names_above

TEXT = """
url = "https://h/a"
const headers = {
  'x-api-key': 'abc',
};
headers['Authorization'] = 'Bearer ' + token
token = get_token()
key == "no"
>>> url = "https://h/b"
odd = 'never closed
call(url)
url = "later"
"""


def test_the_last_value_above_counts() -> None:
    """Members that are set one by one belong to their object; what cannot be read is not told."""
    assert names_above(TEXT, TEXT.index("call("), spaced=False) == {
        "url": "https://h/b",
        "headers": {"x-api-key": "abc", "Authorization": f"Bearer {UNTOLD}"},
        "token": UNTOLD,
        "odd": UNTOLD,
    }
