"""Commands and fixes that the causes share."""

from gatewright.checks.iam.fixes import DENY_LESS, SIGNED_CALL, SIGNER


def test_every_fix_widens_access_and_is_worked_out() -> None:
    """None of them is advice."""
    assert {fix.safety for fix in DENY_LESS} == {"widens-access"}
    assert all(fix.remedy is not None and fix.command is not None for fix in DENY_LESS)


def test_a_signed_call_is_signed_by_curl() -> None:
    """With the credentials of the shell."""
    assert SIGNED_CALL.startswith(f"curl -i -X {{http_method}} {SIGNER}")
