from tests.services.iam.people import People


def test_what_ended_is_swept_away_a_day_later(people: People) -> None:
    """Until then it is known to have expired."""
    people.user("ann")
    caller = people.key_of("ann")
    first = people.sts("get_session_token", caller, DurationSeconds=900)["Credentials"]["AccessKeyId"]
    people.now += 86_400
    people.sts("get_session_token", caller)
    kept = people.stored("sts_session", first)
    people.now += 3_600
    people.sts("get_session_token", caller)

    assert kept is not None
    assert people.stored("sts_session", first) is None


def test_sweep_comes_once_an_hour(people: People) -> None:
    """It reads every session."""
    people.sts("get_session_token")
    first = people.stored("sts_sweep")
    people.now += 3_599
    people.sts("get_session_token")

    assert first == people.stored("sts_sweep")


def test_what_cannot_be_had_is_refused(people: People) -> None:
    """There are no MFA devices, and tokens have one size."""
    code, message = people.refusal("get_session_token", service="sts", SerialNumber="arn:mfa", TokenCode="123456")

    assert ("AccessDenied", True) == (code, message.startswith("MultiFactorAuthentication failed"))
    assert "NotImplementedException" == people.refusal("get_session_token", service="sts", MinimumSessionTokenSize=9)[0]
