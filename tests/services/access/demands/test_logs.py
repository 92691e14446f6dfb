"""What CloudWatch Logs demands."""

from tests.services.access.demands.asking import demanded

BASE = "arn:aws:logs:eu-west-1:000000000000:log-group:"


def test_a_group_has_several_names() -> None:
    """A policy that fits one of them fits it."""
    names = (f"{BASE}/a/b:log-stream:", f"{BASE}/a/b", f"{BASE}/a/b:*")

    assert [("logs:CreateLogGroup", names)] == demanded("logs", "CreateLogGroup", logGroupName="/a/b")
    tagged = demanded("logs", "TagResource", resourceArn=f"{BASE}/a/b:*", tags={})
    assert [("logs:TagResource", names)] == tagged


def test_a_stream_has_one() -> None:
    """One that is created may be allowed for its group, too."""
    stream = f"{BASE}g:log-stream:s"

    assert [("logs:PutLogEvents", (stream,))] == demanded("logs", "PutLogEvents", logGroupName="g", logStreamName="s")
    created = demanded("logs", "CreateLogStream", logGroupName="g", logStreamName="s")
    assert [("logs:CreateLogStream", (stream, f"{BASE}g", f"{BASE}g:*"))] == created


def test_all_groups_are_a_group_without_a_name() -> None:
    """As refusals of DescribeLogGroups show it."""
    assert [("logs:DescribeLogGroups", (f"{BASE}:log-stream:", "*"))] == demanded("logs", "DescribeLogGroups")


def test_an_arn_leads_to_a_group_of_the_caller() -> None:
    """Whatever region, account or partition stands in it."""
    elsewhere = "arn:aws-cn:logs:us-east-1:999999999999:log-group:g:*"
    found = demanded("logs", "GetLogEvents", logGroupIdentifier=elsewhere, logStreamName="s")

    assert [("logs:GetLogEvents", (f"{BASE}g:log-stream:s",))] == found
