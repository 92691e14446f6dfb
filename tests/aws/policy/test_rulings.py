"""What a policy says."""

from gatewright.aws.policy.rulings import ACCOUNT, ALLOWING, DENY, DIRECT, NOTHING_SAID, ROLE, SILENT, Ruling, combined
from gatewright.model.unknown import Unknown


def test_a_ruling_has_a_word() -> None:
    """The strength of an Allow does not show in the verdict, and several bits are undetermined."""
    said = [Ruling(bits).verdict for bits in (DENY, SILENT, ACCOUNT, ROLE | DIRECT, SILENT | DIRECT, DENY | DIRECT)]

    assert ["explicitly denied", "implicitly denied", "allowed", "allowed", "undetermined", "undetermined"] == said


def test_grants_suppose_that_no_deny_applies() -> None:
    """Whether a policy allows is asked apart from whether it denies."""
    assert Ruling(DENY | DIRECT).grants(ALLOWING) is True
    assert Ruling(DIRECT | ROLE).grants(ROLE | DIRECT) is True
    assert Ruling(DENY | SILENT).grants(ALLOWING) is False
    assert isinstance(Ruling(ACCOUNT | DIRECT).grants(DIRECT), Unknown)


def test_only_stronger_grants_may_still_come() -> None:
    """What may apply beside a sure Allow counts if it is stronger."""
    assert SILENT == combined(None, SILENT, 0, NOTHING_SAID).may
    assert ROLE | DIRECT == combined(None, ROLE, ACCOUNT | ROLE | DIRECT, Ruling(ROLE)).may
    assert DENY | SILENT == combined(Ruling(DENY), SILENT, 0, NOTHING_SAID).may
