"""The types of AWS WAF."""

from gatewright.model.waf import Action, WebAcl


def test_what_is_worked_out_makes_no_difference() -> None:
    """A web ACL that was compiled equals one that was not."""
    one, other = (
        WebAcl(name="n", arn="a", default=Action(kind="Allow"), rules=(), label_namespace="l") for _ in range(2)
    )
    one.kept["compiled"] = object()

    assert one == other
    assert "object" not in repr(one)
