import json

from gatewright.services.iam.statement_places import places

POLICY = """{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "a:b", "Resource": "*"},
    {
      "Effect": "Deny", "Action": "a:b", "Resource": "*"
    }
  ], "Id": "x"
}"""


def test_statements_stand_where_they_stand() -> None:
    """Lines and columns from 1, the end behind the brace."""
    assert (((4, 5), (4, 58)), ((5, 5), (7, 6))) == places(POLICY)


def test_single_statement_needs_no_list() -> None:
    """One object is one statement."""
    assert (((1, 15), (1, 33)),) == places('{"Statement": {"Effect":"Allow"}}'.replace("Allow", "Allow"))[:1]


def test_text_without_blanks_is_read() -> None:
    """As JSON writers make it."""
    text = json.dumps(json.loads(POLICY), separators=(",", ":"))
    found = places(text)

    assert ["{", "{"] == [text[place.start[1] - 1] for place in found]
    assert ["}", "}"] == [text[place.end[1] - 2] for place in found]
