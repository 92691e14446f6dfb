import pytest

from gatewright.services.sts.session_policies import packed_size, passed
from gatewright.store.documents import Document
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE, POLICY, People


def _passed(people: People, **params: object) -> list[Document] | None:
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        return passed(documents, params)


def test_managed_and_inline_are_passed(people: People) -> None:
    """A managed policy by its default version; nothing at all is not an empty list."""
    people.policy()
    found = _passed(people, PolicyArns=[{"arn": POLICY}], Policy=INVOKE)

    assert [POLICY, "session policy"] == [one["PolicyName"] for one in found or ()]
    assert [INVOKE, INVOKE] == [one["PolicyDocument"] for one in found or ()]
    assert _passed(people) is None


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Policy": "{}"}, "MalformedPolicyDocument"),
        ({"PolicyArns": [{"arn": POLICY}]}, "MalformedPolicyDocument"),
        ({"PolicyArns": [{"arn": POLICY}] * 11}, "ValidationError"),
    ],
)
def test_what_is_no_policy_is_refused(people: People, params: dict[str, object], code: str) -> None:
    """A broken one, one that does not exist, too many."""
    with pytest.raises(ServiceError) as caught:
        _passed(people, **params)

    assert code == caught.value.code


def test_size_is_a_share_of_the_token() -> None:
    """Of 2,048 letters; nothing passed is nothing packed."""
    assert packed_size({}) is None
    assert 50 == packed_size({"Policy": "x" * 1_024})
    assert 1 == packed_size({"Tags": [{"Key": "a", "Value": "b"}]})


def test_overflowing_token_is_refused() -> None:
    """The text is AWS's."""
    with pytest.raises(ServiceError) as caught:
        packed_size({"Policy": "x" * 3_072})

    expected = ("PackedPolicyTooLarge", "Packed policy consumes 150% of allotted space, please use smaller policy.")
    assert expected == (caught.value.code, caught.value.message)
