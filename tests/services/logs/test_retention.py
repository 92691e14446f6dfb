from tests.services.logs.logs_account import MILLISECONDS, LogsAccount

DAY = 86_400_000


def test_retention_is_shown_and_taken_away(logs: LogsAccount) -> None:
    """A group without retention does not show the member."""
    logs.call("put_retention_policy", logGroupName="g", retentionInDays=7)
    with_days = logs.call("describe_log_groups")["logGroups"][0]
    logs.call("delete_retention_policy", logGroupName="g")
    without = logs.call("describe_log_groups")["logGroups"][0]

    assert (7, False) == (with_days["retentionInDays"], "retentionInDays" in without)


def test_events_beyond_the_retention_are_not_read(logs: LogsAccount) -> None:
    """They are hidden from the moment on."""
    logs.put("old", at=MILLISECONDS - 2 * DAY)
    logs.put("new")
    logs.call("put_retention_policy", logGroupName="g", retentionInDays=1)
    found = logs.call("filter_log_events", logGroupName="g")["events"]

    assert ["new"] == [one["message"] for one in found]


def test_days_are_among_those_documented(logs: LogsAccount) -> None:
    """Any other number is refused with the list."""
    code, message = logs.refusal("put_retention_policy", logGroupName="g", retentionInDays=2)

    assert ("InvalidParameterException", True) == (code, "enum value set: [1, 3, 5, 7," in message)
