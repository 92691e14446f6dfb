"""Policy variables."""

import pytest

from gatewright.aws.policy.globs import Pattern, Wild
from gatewright.aws.policy.variables import EMPTY_IS_A_VALUE, fill, has_variables, template
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import call, told, user

NEW, OLD = "2012-10-17", "2008-10-17"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("home/${test:x}/*", ("home/", "a*", "/", Wild.RUN)),
        ("${TEST:X}", ("a*",)),
        ("${test:none, 'else'}", ("else",)),
        ("${test:none, '}'}", ("}",)),
        ("${test:none}", None),
        ("${test:list}", None),
        ("${test:list, 'd'}", ("d",)),
        ("${test:empty, 'd'}", ("d",)),
        ("${*}${?}${$}", ("*", "?", "$")),
        ("${test:x", ("${test:x",)),
        ("$default", ("$default",)),
        ("${}", None),
    ],
)
def test_variables_are_filled(text: str, expected: Pattern | None) -> None:
    """A variable brings one literal text; a list, nothing, or an empty text bring the default, if there is one."""
    assert expected == fill(template(text, NEW), told(x="a*", list=("a", "b"), empty=""))


def test_empty_text_is_no_value() -> None:
    """The named default for a key that is there but empty."""
    assert not EMPTY_IS_A_VALUE
    assert fill(template("${test:empty}", NEW), told(empty="")) is None


def test_old_policies_have_no_variables() -> None:
    """In version 2008-10-17 a variable is plain text."""
    parts = template("${aws:username}", OLD)

    assert not has_variables(parts)
    assert ("${aws:username}",) == fill(parts, call(caller=user()))


def test_unknown_variables_make_the_value_unknown() -> None:
    """A value is unknown while its variable is, but without value at once if another variable has none."""
    hidden = call(caller=UNKNOWN)

    assert isinstance(fill(template("${aws:username}", NEW), hidden), Unknown)
    assert fill(template("${aws:username}${test:none}", NEW), hidden) is None
