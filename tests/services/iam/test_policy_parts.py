from gatewright.aws.policy.trust import texts
from gatewright.services.iam.policy_parts import actions, resources, statements

ONE = {"Effect": "Allow", "Action": ["a:b", "a:c"], "NotResource": ["arn:x", None]}


def test_one_statement_reads_like_a_list_of_one() -> None:
    """IAM takes both."""
    assert [ONE] == list(statements({"Statement": ONE})) == list(statements({"Statement": [ONE]}))
    assert [] == list(statements("no policy"))


def test_parts_are_texts() -> None:
    """Of the plain and the Not- form; `null` is none."""
    assert ["a:b", "a:c"] == list(actions({"Statement": ONE}))
    assert ["arn:x"] == list(resources({"Statement": ONE}))
    assert [] == list(texts(None))
