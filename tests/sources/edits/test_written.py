import pytest

from gatewright.sources.edits.written import block, hand_of, inline


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("AWS::ApiGateway::Method", "AWS::ApiGateway::Method"),
        ("*", '"*"'),
        ("on", '"on"'),
        ("12", '"12"'),
        ("203.0.113.0/24", "203.0.113.0/24"),
        ("a: b", '"a: b"'),
        (True, "true"),
        (None, "null"),
        ({"Ref": "Api"}, "!Ref Api"),
        ({"Fn::GetAtt": ["A", "Arn"]}, "!GetAtt A.Arn"),
        ({"Fn::Sub": "${A}x"}, '!Sub "${A}x"'),
        ({"a": [1, {"b": "c"}]}, "{a: [1, {b: c}]}"),
        ([], "[]"),
    ],
)
def test_a_value_is_written_as_people_write_yaml(value: object, expected: str) -> None:
    """Quotes where YAML would read something else, and short tags where the author has some."""
    assert expected == inline(value, hand_of("a:\n  b: !Ref C\n", is_json=False))


def test_the_author_s_hand_is_kept() -> None:
    """His indentation, his quotes, his functions written out."""
    hand = hand_of("a:\n    b: {Ref: 'c'}\n    d: 'e'\n", is_json=False)

    assert ["a:", "    b: '*'", "    c:", "        Ref: x"] == block({"a": {"b": "*", "c": {"Ref": "x"}}}, hand)
    assert "{Ref: x}" == inline({"Ref": "x"}, hand)
