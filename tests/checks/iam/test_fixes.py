"""Commands and fixes that the causes share."""

from gatewright.checks.iam.fixes import DENY_LESS, SIGNED_CALL, SIGNER
from gatewright.checks.iam.remedies import sign_well
from gatewright.engine.catalogue import CAUSES


def test_every_fix_widens_access_and_is_worked_out() -> None:
    """None of them is advice."""
    assert {fix.safety for fix in DENY_LESS} == {"widens-access"}
    assert all(fix.remedy is not None and fix.command is not None for fix in DENY_LESS)


def test_a_signed_call_is_signed_by_curl() -> None:
    """With the credentials of the shell."""
    assert SIGNED_CALL.startswith(f"curl -i -X {{http_method}} {SIGNER}")


def test_signing_is_offered_beside_what_opens_or_changes_the_method() -> None:
    """Also where no key of the account is known, so that nobody could prove it: the way in is not to open the door."""
    shared = [each for each in CAUSES.values() if len(each.fixes) > 1 and each.fixes[0].remedy is sign_well]

    assert {"iam.signature-missing", "iam.bearer-token-sent"} <= {each.id for each in shared}
    assert all(each.fixes[0].always or each.fixes[1].safety == "safe" for each in shared)
