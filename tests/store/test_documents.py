import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.store.documents import Documents, decode_ids, encode_ids
from gatewright.store.store import Store


@pytest.fixture
def documents() -> Iterator[Documents]:
    """Give documents within one open transaction of a store in memory."""
    with Store.open(None).transaction("1", "eu-west-1") as documents:
        yield documents


def test_what_is_put_can_be_got(documents: Documents) -> None:
    """A document comes back equal to the one that was stored."""
    documents.put("stage", "api", "dev", document={"stageName": "dev", "variables": {"ä": "ö"}})

    assert {"stageName": "dev", "variables": {"ä": "ö"}} == documents.get("stage", "api", "dev")


def test_half_a_character_is_kept(documents: Documents) -> None:
    """JSON may spell a lone surrogate, which UTF-8 cannot hold."""
    documents.put("stage", "api", "dev", document={"a": "\ud800 ä", "\udfff": 1})

    assert {"a": "\ud800 ä", "\udfff": 1} == documents.get("stage", "api", "dev")


def test_what_was_got_is_a_copy(documents: Documents) -> None:
    """Changing what `get` returned changes nothing that is stored."""
    documents.put("stage", "api", "dev", document={"variables": {}})
    got = documents.get("stage", "api", "dev")
    assert got is not None
    got["variables"]["a"] = "b"

    assert {"variables": {}} == documents.get("stage", "api", "dev")


def test_listing_keeps_the_order_of_creation(documents: Documents) -> None:
    """Documents are listed oldest first, and a replaced one keeps its place."""
    for name in ("c", "a", "b"):
        documents.put("stage", "api", name, document={"stageName": name})
    documents.put("stage", "api", "c", document={"stageName": "c", "description": "new"})

    assert ["c", "a", "b"] == [one["stageName"] for one in documents.list("stage", "api")]


def test_listing_stays_below_its_prefix(documents: Documents) -> None:
    """An id that merely starts like the prefix is not below it."""
    documents.put("stage", "api", "dev", document={"of": "api"})
    documents.put("stage", "api2", "dev", document={"of": "api2"})

    assert [{"of": "api"}] == documents.list("stage", "api")


def test_delete_says_whether_there_was_one(documents: Documents) -> None:
    """The second delete of the same document finds nothing."""
    documents.put("stage", "api", "dev", document={})

    assert (True, False) == (documents.delete("stage", "api", "dev"), documents.delete("stage", "api", "dev"))


def test_delete_below_takes_every_document_below(documents: Documents) -> None:
    """Everything below the ids goes, and each key counts as changed."""
    documents.put("stage", "api", "dev", document={})
    documents.put("stage", "api", "prod", document={})
    documents.put("stage", "other", "dev", document={})
    documents.changed.clear()
    documents.delete_below("stage", "api")

    assert [("stage", ("api", "dev")), ("stage", ("api", "prod"))] == sorted(documents.changed)
    assert 1 == len(documents.list("stage"))


def test_equal_put_changes_nothing(documents: Documents) -> None:
    """Storing what is already there leaves no trace among the changes."""
    documents.put("stage", "api", "dev", document={"a": 1})
    documents.changed.clear()
    documents.put("stage", "api", "dev", document={"a": 1})

    assert not documents.changed


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4).map(tuple))
def test_ids_survive_encoding(ids: tuple[str, ...]) -> None:
    """Any ids come back from their text, even those that hold the separators."""
    assert ids == decode_ids(encode_ids(ids))


def test_documents_of_every_region_come_with_their_region() -> None:
    """Those of other accounts do not."""
    store = Store.open(None)
    for account, region in (
        ("111122223333", "eu-west-1"),
        ("111122223333", "us-east-1"),
        ("444455556666", "us-east-1"),
    ):
        with store.transaction(account, region) as documents:
            documents.put("stage", "api", "dev", document={"account": account})
    with store.reading("111122223333", "eu-west-1") as documents:
        found = documents.of_every_region("stage")

    assert [("eu-west-1", {"account": "111122223333"}), ("us-east-1", {"account": "111122223333"})] == found


def test_blobs_are_named_by_their_content(documents: Documents) -> None:
    """The same content has the same name; a forgotten one is gone."""
    digest = documents.keep_blob(b"\x00code")

    assert digest == documents.keep_blob(b"\x00code") == hashlib.sha256(b"\x00code").hexdigest()
    assert b"\x00code" == documents.blob(digest)
    documents.forget_blob(digest)
    assert documents.blob(digest) is None


def test_blobs_belong_to_an_account_and_region() -> None:
    """Nobody else has them."""
    store = Store.open(None)
    with store.transaction("1", "eu-west-1") as documents:
        digest = documents.keep_blob(b"code")
    for account_id, region in (("1", "eu-west-2"), ("2", "eu-west-1")):
        with store.reading(account_id, region) as elsewhere:
            assert elsewhere.blob(digest) is None
    store.close()


def test_documents_of_another_account_commit_together() -> None:
    """One transaction reaches several accounts, and each change is noted where it was made."""
    store = Store.open(None)
    with store.transaction("1", "a") as documents:
        documents.of("2", "b").put("thing", "x", document={"n": 1})
        assert documents.of("2", "b") is documents.of("2", "b")
        assert documents.of("1", "a") is documents
    with store.reading("2", "b") as documents:
        found = documents.get("thing", "x")

    assert ({"n": 1}, {("2", "b", "thing", ("x",))}) == (found, store.changes_since(0))


def test_accounts_that_have_a_kind_are_told() -> None:
    """Of one region, whatever account asks."""
    store = Store.open(None)
    for account_id, region in (("2", "a"), ("1", "a"), ("3", "b")):
        with store.transaction(account_id, region) as documents:
            documents.put("thing", "x", document={})
    with store.reading("9", "a") as documents:
        assert ("1", "2") == documents.accounts("thing")


def test_documents_are_counted() -> None:
    """Those of a kind, or those of it below some ids."""
    store = Store.open(None)
    with store.transaction("000000000000", "eu-west-1") as documents:
        for ids in (("a", "1"), ("a", "2"), ("ab", "1")):
            documents.put("stage", *ids, document={})
        documents.put("other", "a", "1", document={})

        assert (2, 3, 0) == (documents.count("stage", "a"), documents.count("stage"), documents.count("none"))


def test_another_region_can_be_read_at_the_same_moment() -> None:
    """What is written here is not there."""
    store = Store.open(None)
    with store.transaction("111122223333", "eu-west-1") as documents:
        documents.put("stage", "api", document={"a": 1})
        assert ({"a": 1}, None) == (
            documents.in_region("eu-west-1").get("stage", "api"),
            documents.in_region("us-east-1").get("stage", "api"),
        )


def test_documents_may_be_chosen_by_their_text() -> None:
    """What is not chosen is not read."""
    store = Store.open(None)
    with store.transaction("1", "eu-west-1") as documents:
        documents.put("thing", "a", document={"colour": "red"})
        documents.put("thing", "b", document={"size": 7})

        assert [(("b",), {"size": 7})] == documents.items("thing", where=lambda text: '"size":' in text)


def test_what_is_tried_is_taken_back_when_it_fails() -> None:
    """Of every account and region; what was done before stays, and what is done after, too."""
    store = Store.open(None)
    with store.transaction("1", "here") as documents:
        documents.put("a", "kept", document={})
        with pytest.raises(ValueError, match="no"):
            _try_in_vain(documents)
        changed = (set(documents.changed), set(documents.of("1", "there").changed))
        with documents.tentative():
            documents.put("a", "later", document={})

    with store.transaction("1", "here") as documents:
        assert ({("a", ("kept",))}, set()) == changed
        assert [("kept",), ("later",)] == [ids for ids, _ in documents.items("a")]
        assert [] == documents.of("1", "there").list("a")


def _try_in_vain(documents: Documents) -> None:
    with documents.tentative():
        documents.put("a", "tried", document={})
        documents.of("1", "there").put("a", "tried", document={})
        raise ValueError("no")
