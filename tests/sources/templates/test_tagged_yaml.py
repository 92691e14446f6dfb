import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.tagged_yaml import plain, values


def test_short_tags_are_functions() -> None:
    """Scalars, lists, objects, and one within another."""
    text = """
    a: !Ref Api
    b: !GetAtt Api.Root.Id
    c: !Sub ["${x}", {x: !Ref Api}]
    d: !Join ["", [a, !Select [0, !GetAZs ""]]]
    e: !If [Prod, !Ref Api, 2020-01-01]
    f: !Condition Prod
    g: !Transform {Name: "AWS::Include", Parameters: {Location: ./a.yaml}}
    200: on
    """

    assert values(text) == {
        "a": {"Ref": "Api"},
        "b": {"Fn::GetAtt": ["Api", "Root.Id"]},
        "c": {"Fn::Sub": ["${x}", {"x": {"Ref": "Api"}}]},
        "d": {"Fn::Join": ["", ["a", {"Fn::Select": [0, {"Fn::GetAZs": ""}]}]]},
        "e": {"Fn::If": ["Prod", {"Ref": "Api"}, "2020-01-01"]},
        "f": {"Condition": "Prod"},
        "g": {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "./a.yaml"}}},
        "200": True,
    }


def test_json_is_json() -> None:
    """And braces that are no JSON are YAML."""
    assert values('{"a": [1, null]}') == {"a": [1, None]}
    assert values("{a: !Ref X}") == {"a": {"Ref": "X"}}


BOMB = "\n".join(["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "the file is too large or too deep"),
        ("[" * 200 + "]" * 200, "the file is too large or too deep"),
        ("[" * 100_000, "the file is nested too deeply"),
        ("a: [1", "line 1: neither JSON nor YAML"),
        ("a: b: c", "line 1: neither JSON nor YAML"),
        ("a: !!python/object/apply:os.system [id]", "line 1: neither JSON nor YAML: could not determine a constructor"),
        ("a: \x00", "neither JSON nor YAML"),
        ("a: &x [*x]", "the file is too large or too deep"),
        ("? {a: b}\n: c", "line 1: neither JSON nor YAML: found unhashable key"),
    ],
)
def test_what_is_no_template_is_one_line(text: str, words: str) -> None:
    """Nothing explodes, nothing runs, nothing hangs."""
    with pytest.raises(DocumentError) as raised:
        values(text)

    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_values_are_as_json_has_them() -> None:
    """Sets are lists, whatever else is a text."""
    assert plain({False: {1}, None: b"x"}) == {"false": [1], "None": "b'x'"}
