"""What a web ACL holds besides its rules."""

from botocore.session import get_session

from gatewright.aws.waf.web_acl_settings import SETTINGS

OF_THE_CALL = {"Name", "Scope", "Id", "LockToken"}
DECIDING = {"DefaultAction", "Rules", "VisibilityConfig"}


def test_an_update_takes_these_and_nothing_else() -> None:
    """A member that AWS adds is missed here first: an update without it would take it away."""
    taken = get_session().get_service_model("wafv2").operation_model("UpdateWebACL").input_shape.members

    assert set(taken) - OF_THE_CALL - DECIDING == set(SETTINGS)
