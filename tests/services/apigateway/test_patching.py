import pytest

from gatewright.services.apigateway.patching import (
    ADD_REMOVE,
    ADD_REPLACE_REMOVE,
    Path,
    Table,
    apply,
    boolean,
    integer,
    number,
    segments,
    text_or_nothing,
)
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError
from tests.services.account import patches

LISTING = Table(
    keep_empty=frozenset({"kept"}),
    paths=(
        Path(pattern="/parentId", member="parentId"),
        Path(pattern="/limits/rate", member="limits.rate", ops=ADD_REPLACE_REMOVE, read=number),
        Path(pattern="/types/{type}", member="types", ops=ADD_REPLACE_REMOVE, shape="item"),
        Path(pattern="/scopes", member="scopes", ops=ADD_REMOVE, shape="listed"),
        Path(pattern="/variables/{name}", member="variables", ops=ADD_REPLACE_REMOVE, shape="entry", absent="none"),
        Path(pattern="/kept/{name}", member="kept", ops=ADD_REPLACE_REMOVE, shape="entry"),
    ),
)
ONLY_REPLACE = Table(paths=(Path(pattern="/parentId", member="parentId"), Path(pattern="/pathPart", member="pathPart")))
PLAIN = Table(wording="plain", paths=ONLY_REPLACE.paths)
BARE = Table(wording="bare", paths=ONLY_REPLACE.paths)


def changed(document: Document, *operations: tuple[str, str, str | None], table: Table = LISTING) -> Document:
    """Return the document after (op, path, value)."""
    return apply(document, patches(*operations), table)


def refusal(*operations: tuple[str, str, str | None], table: Table = LISTING) -> str:
    """Return the message with which the operations are refused."""
    with pytest.raises(ServiceError) as caught:
        changed({}, *operations, table=table)
    return caught.value.message


def test_value_is_replaced_and_the_document_kept() -> None:
    """The copy has the new value, the document the old one."""
    document: Document = {"parentId": "a"}

    assert {"parentId": "b"} == changed(document, ("replace", "/parentId", "b"))
    assert {"parentId": "a"} == document


def test_nested_value_comes_and_goes_with_its_holder() -> None:
    """The member above appears with its first member and goes with its last."""
    with_rate = changed({}, ("replace", "/limits/rate", "2.5"))

    assert {"limits": {"rate": 2.5}} == with_rate
    assert {} == changed(with_rate, ("remove", "/limits/rate", None))


def test_item_named_by_its_path_is_replaced() -> None:
    """As AWS recorded: the old item goes, the new one comes last."""
    document: Document = {"types": ["image/png", "image/jpeg"]}

    assert {"types": ["image/jpeg", "image/gif"]} == changed(document, ("replace", "/types/image~1png", "image/gif"))
    assert {"types": ["image/png"]} == changed(document, ("remove", "/types/image~1jpeg", None))
    assert document == changed(document, ("add", "/types/image~1png", None))


def test_item_listed_by_its_value_comes_and_goes() -> None:
    """A path without a name takes the item from the value."""
    with_scope = changed({}, ("add", "/scopes", "read"))

    assert {"scopes": ["read"]} == with_scope
    assert {} == changed(with_scope, ("remove", "/scopes", "read"))


def test_entry_is_added_replaced_and_removed() -> None:
    """The last entry takes its map along, unless the table keeps it."""
    assert {"variables": {"a/b": "1"}} == changed({}, ("add", "/variables/a~1b", "1"))
    assert {} == changed({"variables": {"a": "1"}}, ("remove", "/variables/a", None))
    assert {"kept": {}} == changed({"kept": {"a": "1"}}, ("remove", "/kept/a", None))


def test_absent_entry_is_refused_in_the_words_of_its_row() -> None:
    """What is not there can be neither removed nor replaced."""
    assert "none" == refusal(("remove", "/variables/a", None))
    assert "none" == refusal(("replace", "/variables/a", "1"))


def test_operations_are_applied_in_order_and_all_or_none() -> None:
    """The first that cannot be ends it."""
    assert {"parentId": "c"} == changed({}, ("replace", "/parentId", "b"), ("replace", "/parentId", "c"))
    assert "Must be one of" in refusal(("replace", "/parentId", "b"), ("replace", "/no", "c"))


def test_unknown_path_lists_those_that_take_the_operation() -> None:
    """AWS's sentence, its two blanks included (recorded, 2024-04-15)."""
    expected = "Invalid patch path  '/invalid' specified for op 'replace'. Must be one of: [/parentId, /pathPart]"
    assert expected == refusal(("replace", "/invalid", "x"), table=ONLY_REPLACE)


def test_operation_that_no_path_takes_is_judged_first() -> None:
    """Even for a path that is none (recorded, 2024-04-15)."""
    expected = "Invalid patch path  '/wrong' specified for op 'add'. Please choose supported operations"
    assert expected == refusal(("add", "/wrong", "x"), table=ONLY_REPLACE)


def test_operation_that_this_path_does_not_take() -> None:
    """Another path's operations help nothing."""
    expected = "Invalid patch path  '/parentId' specified for op 'add'. Please choose supported operations"
    assert expected == refusal(("add", "/parentId", "x"))


def test_plain_wording() -> None:
    """REST APIs and methods have shorter sentences (recorded, 2024-04-15)."""
    assert "Invalid patch path /httpMethod" == refusal(("replace", "/httpMethod", "x"), table=PLAIN)
    expected = "Invalid patch operation specified. Must be one of: [replace]"
    assert expected == refusal(("remove", "/parentId", None), table=PLAIN)


def test_pointer_is_unescaped_once() -> None:
    """`~01` means `~1`, not `/` (RFC 6901)."""
    assert ["a/b", "~1"] == segments("/a~1b/~01")


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("TRUE", True), ("no", False), (None, False)])
def test_anything_but_true_is_false(value: str | None, expected: bool) -> None:
    """As AWS reads booleans in patches (recorded)."""
    assert expected == boolean(value)


@pytest.mark.parametrize("value", ["", "x", None, "1.5"])
def test_number_that_is_none_is_refused(value: str | None) -> None:
    """A whole number is expected where one is read."""
    with pytest.raises(ServiceError, match="whole number"):
        integer(value)


def test_empty_text_takes_the_member_away() -> None:
    """AWS clears an id by an empty value."""
    assert text_or_nothing("") is None


def test_bare_wording() -> None:
    """A gateway response's: one sentence for a wrong path, a wrong operation and no path at all (2024-04-15)."""
    assert "Invalid patch path /httpMethod" == refusal(("replace", "/httpMethod", "x"), table=BARE)
    assert "Invalid patch path /parentId" == refusal(("remove", "/parentId", None), table=BARE)
    assert "Invalid patch path null" == refusal(("replace", "", "x"), table=BARE)


@pytest.mark.parametrize("value", ["x", "", None, "nan", "inf", "-Infinity"])
def test_number_is_finite(value: str | None) -> None:
    """No limit and no share can be infinite, or none."""
    with pytest.raises(ServiceError, match="expected a number"):
        number(value)
