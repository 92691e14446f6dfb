import pytest

from tests.services.account import ACCOUNT, REGION, Account

RANGE = {"startDate": "2025-12-30", "endDate": "2026-01-01"}


class Metered:
    """An account with a plan that holds one key."""

    def __init__(self, quota: dict | None) -> None:
        self.account = Account()
        limits: dict = {} if quota is None else {"quota": quota}
        self.plan = str(self.account.call("create_usage_plan", name="p", **limits)["id"])
        self.key = str(self.account.call("create_api_key")["id"])
        names = {"usagePlanId": self.plan, "keyId": self.key}
        self.account.call("create_usage_plan_key", **names, keyType="API_KEY")
        self.names = names

    def use(self, day: str, count: int) -> None:
        """Count requests of the key."""
        self.account.store.counters.add(ACCOUNT, REGION, [(self.plan, self.key, day, count)])


def test_usage_is_told_day_by_day() -> None:
    """Used and remaining for each day; the quota of a day starts anew each day."""
    metered = Metered({"limit": 10, "period": "DAY"})
    metered.use("2025-12-30", 3)
    metered.use("2026-01-01", 12)

    expected = {
        "usagePlanId": metered.plan,
        **RANGE,
        "items": {metered.key: [[3, 7], [0, 10], [12, 0]]},
    }
    assert expected == metered.account.call("get_usage", usagePlanId=metered.plan, **RANGE)


def test_quota_of_a_month_starts_with_the_month() -> None:
    """What was used in December takes nothing from January."""
    metered = Metered({"limit": 10, "period": "MONTH"})
    metered.use("2025-12-15", 4)
    metered.use("2025-12-31", 1)
    metered.use("2026-01-01", 2)
    answered = metered.account.call("get_usage", usagePlanId=metered.plan, **RANGE)

    assert {metered.key: [[0, 6], [1, 5], [2, 8]]} == answered["items"]


def test_plan_without_a_quota_has_nothing_remaining() -> None:
    """Usage is told all the same."""
    metered = Metered(None)
    metered.use("2026-01-01", 2)
    answered = metered.account.call("get_usage", usagePlanId=metered.plan, **RANGE)

    assert {metered.key: [[0, 0], [0, 0], [2, 0]]} == answered["items"]


def test_usage_of_one_key() -> None:
    """A key of another plan is not found."""
    metered = Metered(None)

    assert {metered.key} == set(metered.account.call("get_usage", **metered.names, **RANGE)["items"])
    refused = metered.account.refusal("get_usage", usagePlanId=metered.plan, keyId="no", **RANGE)
    assert "NotFoundException" == refused[0]


def test_remaining_can_be_set() -> None:
    """The extension counts for the current period; the gateway learns of it by a raised revision."""
    metered = Metered({"limit": 10, "period": "DAY"})
    metered.use("2026-01-01", 9)
    before = metered.account.store.revision
    changed = metered.account.patch("update_usage", ("replace", "/remaining", "5"), **metered.names)

    today = {"startDate": "2026-01-01", "endDate": "2026-01-01"}
    assert {"usagePlanId": metered.plan, **today, "items": {metered.key: [[9, 5]]}} == changed
    assert {(ACCOUNT, REGION, "usage_extension", (metered.plan, metered.key))} == (
        metered.account.store.changes_since(before)
    )


@pytest.mark.parametrize(
    ("quota", "patch"),
    [
        (None, ("replace", "/remaining", "5")),
        ({"limit": 1, "period": "DAY"}, ("replace", "/used", "5")),
        ({"limit": 1, "period": "DAY"}, ("add", "/remaining", "5")),
        ({"limit": 1, "period": "DAY"}, ("replace", "/remaining", "-5")),
    ],
)
def test_extension_that_cannot_be_is_refused(quota: dict | None, patch: tuple[str, str, str]) -> None:
    """Only the remaining requests of a plan with a quota can be replaced."""
    metered = Metered(quota)

    assert "BadRequestException" == metered.account.patch_refusal("update_usage", patch, **metered.names)[0]


@pytest.mark.parametrize(
    ("start", "end"), [("x", "2026-01-01"), ("2026-01-02", "2026-01-01"), ("2025-01-01", "2026-01-01")]
)
def test_days_that_cannot_be_are_refused(start: str, end: str) -> None:
    """No dates, an end before its start, and too many days."""
    metered = Metered(None)
    refused = metered.account.refusal("get_usage", usagePlanId=metered.plan, startDate=start, endDate=end)

    assert "BadRequestException" == refused[0]
