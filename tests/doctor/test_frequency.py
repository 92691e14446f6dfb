"""Which cause is met more often, where the evidence for two is the same."""

from gatewright.doctor.frequency import MOST_FREQUENT_FIRST, rank, rank_unseen
from gatewright.engine.catalogue import CAUSES


def test_every_counted_cause_exists_and_stands_once() -> None:
    """The list names causes of the catalogue, none twice."""
    assert set(MOST_FREQUENT_FIRST) <= set(CAUSES)
    assert len(set(MOST_FREQUENT_FIRST)) == len(MOST_FREQUENT_FIRST)


def test_what_was_not_counted_comes_last() -> None:
    """A cause without a count stands behind every one that has one."""
    ranks = [rank(cause) for cause in MOST_FREQUENT_FIRST]

    assert ranks == sorted(ranks)
    assert rank("no.such-cause") > max(ranks)


def test_the_fields_of_an_answer_tell_who_asks() -> None:
    """Under a shown error type keys and web ACLs come first, under the text alone a key and the URL."""
    causes = ["stage.not-found", "api-key.missing", "waf.rule-blocked", "api-key.in-no-usage-plan"]

    def ordered(shown_type: str | None) -> list[str]:
        return sorted(causes, key=lambda cause: rank_unseen(cause, "Forbidden", shown_type))

    assert ordered(None) == ["api-key.missing", "stage.not-found", "api-key.in-no-usage-plan", "waf.rule-blocked"]
    assert ordered("ForbiddenException")[:3] == ["api-key.missing", "waf.rule-blocked", "stage.not-found"]
    assert rank_unseen("waf.rule-blocked", None, "AccessDeniedException")[0] == 0
