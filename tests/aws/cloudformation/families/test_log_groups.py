import pytest

from gatewright.aws.cloudformation.catalogue import FAMILIES
from gatewright.aws.cloudformation.errors import OperationRefused
from tests.aws.cloudformation.performing import Performing, declared, made

GROUP = "AWS::Logs::LogGroup"


def test_a_group_keeps_its_lines_for_days() -> None:
    """Its ARN ends as that of GetAtt does."""
    performing = Performing()
    found = made(GROUP, {"RetentionInDays": 7, "KmsKeyId": "k"}, performing)

    assert performing.operations == ["create_log_group", "put_retention_policy"]
    assert found.attributes["Arn"] == "arn:aws:logs:eu-west-1:111122223333:log-group:shop-Thing:*"
    assert found.left_out == ("KmsKeyId: the log is not encrypted by KMS",)


def test_a_group_that_is_there_is_taken_as_it_is() -> None:
    """Groups are made by whoever logs first; another refusal is one."""
    there = Performing({"create_log_group": OperationRefused("ResourceAlreadyExistsException", "there is one")})

    assert made(GROUP, {}, there).physical_id == "shop-Thing"
    with pytest.raises(OperationRefused):
        made(GROUP, {}, Performing({"create_log_group": OperationRefused("InvalidParameterException", "no")}))


def test_an_edit_keeps_the_group_unless_it_is_another_one() -> None:
    """A new name is a new group."""
    update = FAMILIES[GROUP].update
    assert update is not None
    before = made(GROUP, {}, Performing())
    same, other = Performing(), Performing()
    update(declared(GROUP, {"RetentionInDays": 1}), before, same)
    update(declared(GROUP, {"LogGroupName": "/new"}), before, other)

    assert same.operations == ["list_tags_log_group", "put_retention_policy"]
    assert other.operations == ["create_log_group"]


def test_a_group_has_the_tags_of_its_template() -> None:
    """Those that an edit leaves out go (moto's test of tags ran against AWS)."""
    tags = {"Tags": [{"Key": "team", "Value": "pets"}]}
    new, there = Performing(), Performing({"list_tags_log_group": {"tags": {"old": "x", "team": "y"}}})
    before = made(GROUP, tags, new)
    update = FAMILIES[GROUP].update
    assert update is not None
    update(declared(GROUP, tags), before, there)

    assert new.params("create_log_group")["tags"] == {"team": "pets"}
    assert there.params("untag_log_group")["tags"] == ["old"]
    assert there.params("tag_log_group")["tags"] == {"team": "pets"}
