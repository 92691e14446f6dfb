"""Literals of scripts are values; what is not told of them is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources.script_literal import UNTOLD, Literal, Script, value_at


def value(text: str, *, spaced: bool = False, **names: Literal) -> Literal:
    """Return the value that a text begins with."""
    return value_at(Script(text, 0, dict(names), spaced))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a\\"b\\u0041\\n"', 'a"bA\n'),
        ("'a'", "a"),
        ("{a: 1, 'b-c': [true, null, -2.5], }", {"a": 1, "b-c": [True, None, -2.5]}),
        ("`Bearer ${token}`", f"Bearer {UNTOLD}"),
        ('"Bearer " + token', f"Bearer {UNTOLD}"),
        ('base + "/pets"', f"{UNTOLD}/pets"),
        ("process.env.KEY", UNTOLD),
        ("JSON.stringify({ q: 1, r: 'x' })", '{"q":1,"r":"x"}'),
        ("JSON.stringify(data)", f'"{UNTOLD}"'),
        ("await_it(1, [2]).then(x)", UNTOLD),
        ("{ token }", {"token": UNTOLD}),
        ("/* no */ 'a' // b", "a"),
    ],
)
def test_javascript(text: str, expected: Literal) -> None:
    """Objects, templates, sums, and the JSON that is made of a value."""
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('f"Bearer {token}"', f"Bearer {UNTOLD}"),
        ('"Bearer {}".format(token)', f"Bearer {UNTOLD}"),
        ('"Bearer %s" % token', f"Bearer {UNTOLD}"),
        ("os.environ['KEY']", UNTOLD),
        ("json.dumps({'q': 1})", '{"q": 1}'),
        ('("me", "pw")', ["me", "pw"]),
        ("{'a': True, 'b': None}", {"a": True, "b": None}),
        ('"""x\ny"""', "x\ny"),
        ("r'a'", "a"),
    ],
)
def test_python(text: str, expected: Literal) -> None:
    """Formatted strings, pairs, and the JSON that is made of a value."""
    assert value(text, spaced=True) == expected


def test_names_stand_for_what_is_known_of_them() -> None:
    """A name that is set above is its value."""
    assert value("{'k': key}", key="abc") == {"k": "abc"}


@pytest.mark.parametrize("text", ["", "'a", "{a: 1", "[1 2]", "f(", "{,}", ")", '"\n"', "[" * 100])
def test_what_is_no_value(text: str) -> None:
    """A text that ends within one, and what is none."""
    with pytest.raises(ValueError, match=r".+"):
        value(text)


@given(st.text(alphabet="a1'\"`{}[](),:+$.%f \n\\", max_size=30), st.booleans())
def test_any_text_is_read_or_refused(text: str, spaced: bool) -> None:
    """Nothing else comes of it."""
    script = Script(text, 0, {}, spaced)
    try:
        value_at(script)
    except ValueError:
        return
    assert 0 <= script.at <= len(text)
