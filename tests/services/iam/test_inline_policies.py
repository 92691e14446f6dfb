from urllib.parse import unquote

import pytest

from tests.services.iam.people import DENY, INVOKE, People

NAMES = {"user": {"UserName": "ann"}, "group": {"GroupName": "g"}, "role": {"RoleName": "reader"}}


def _all(people: People) -> None:
    people.user("ann")
    people.iam("create_group", GroupName="g")
    people.role("reader")


@pytest.mark.parametrize("word", sorted(NAMES))
def test_inline_policy_lives_with_its_owner(people: People, word: str) -> None:
    """Put, replaced, read, listed, deleted."""
    _all(people)
    name = NAMES[word]
    people.iam(f"put_{word}_policy", **name, PolicyName="p", PolicyDocument=INVOKE)
    people.iam(f"put_{word}_policy", **name, PolicyName="p", PolicyDocument=DENY)
    found = people.iam(f"get_{word}_policy", **name, PolicyName="p")
    listed = people.iam(f"list_{word}_policies", **name)["PolicyNames"]
    people.iam(f"delete_{word}_policy", **name, PolicyName="p")

    assert {**name, "PolicyName": "p", "PolicyDocument": DENY} == {
        **found,
        "PolicyDocument": unquote(found["PolicyDocument"]),
    }
    assert ["p"] == listed
    expected = ("NoSuchEntity", f"The {word} policy with name p cannot be found.")
    assert expected == people.refused(f"get_{word}_policy", **name, PolicyName="p")
    assert expected == people.refused(f"delete_{word}_policy", **name, PolicyName="p")


def test_inline_policies_have_a_largest_size_together(people: People) -> None:
    """2,048 letters for a user (documented)."""
    people.user("ann")
    large = INVOKE.replace('"*"', f'"arn:aws:s3:::{"x" * 1_500}"')
    people.iam("put_user_policy", UserName="ann", PolicyName="a", PolicyDocument=large)

    expected = ("LimitExceeded", "Maximum policy size of 2048 bytes exceeded for user ann")
    assert expected == people.refused("put_user_policy", UserName="ann", PolicyName="b", PolicyDocument=large)


def test_document_that_is_no_policy_is_refused(people: People) -> None:
    """Nothing of it is kept."""
    people.user("ann")

    assert (
        "MalformedPolicyDocument"
        == people.refused("put_user_policy", UserName="ann", PolicyName="p", PolicyDocument="{}")[0]
    )
    assert [] == people.iam("list_user_policies", UserName="ann")["PolicyNames"]
