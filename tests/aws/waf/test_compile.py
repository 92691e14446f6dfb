"""A web ACL compiled."""

import pytest

from gatewright.aws.waf.compile import compiled
from gatewright.aws.waf.compile import test as compiled_test
from gatewright.aws.waf.statements.parts import Places
from gatewright.model.waf import RateBased
from tests.aws.waf.asking import acl, rule, text


def test_it_is_compiled_once() -> None:
    """And kept with the web ACL, which stays equal to one that is not."""
    of = acl(rule("r", text("a")))

    assert compiled(of) is compiled(of)
    assert of == acl(rule("r", text("a")))


def test_parts_are_counted() -> None:
    """Each part has one place, however many rules look at it."""
    assert compiled(acl(*(rule(f"r{at}", text(str(at))) for at in range(9)))).parts == 1


def test_what_stands_alone_is_not_nested() -> None:
    """Rate-based statements and groups are refused before they get here."""
    with pytest.raises(TypeError, match="RateBased cannot be nested"):
        compiled_test(RateBased(limit=10, keys=()), Places(), "")
