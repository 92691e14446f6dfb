import pytest

from tests.services.iam.people import ADMINISTRATOR, POLICY, People

NAMES = {"user": {"UserName": "ann"}, "role": {"RoleName": "reader"}, "policy": {"PolicyArn": POLICY}}


@pytest.mark.parametrize("word", sorted(NAMES))
def test_tags_come_and_go(people: People, word: str) -> None:
    """Added, listed, taken away."""
    getattr(people, word)()
    tags = [{"Key": "team", "Value": "pets"}, {"Key": "stage", "Value": "dev"}]
    people.iam(f"tag_{word}", **NAMES[word], Tags=tags)
    listed = people.iam(f"list_{word}_tags", **NAMES[word])
    people.iam(f"untag_{word}", **NAMES[word], TagKeys=["team"])

    assert {"Tags": tags, "IsTruncated": False} == listed
    assert tags[1:] == people.iam(f"list_{word}_tags", **NAMES[word])["Tags"]


def test_policies_of_aws_cannot_be_tagged(people: People) -> None:
    """They stand in AWS's own account."""
    assert "AccessDenied" == people.refused("tag_policy", PolicyArn=ADMINISTRATOR, Tags=[])[0]
