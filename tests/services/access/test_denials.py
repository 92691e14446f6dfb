"""What callers hear whose policies do not allow an operation."""

import pytest

from gatewright.aws.policy.combine import Answer
from gatewright.aws.policy.layers import Layer
from gatewright.aws.policy.rulings import Verdict
from gatewright.services.access.denials import denied
from gatewright.services.access.families import Family

ANN = "arn:aws:iam::000000000000:user/ann"
USER = f"User: {ANN} is not authorized to perform: a:B"


def _told(family: Family, verdict: Verdict, layer: Layer | None, arn: str = "arn:x") -> tuple[str, str, int | None]:
    answer = Answer(frozenset({verdict}), layer)
    found = denied(family, caller=ANN, action="a:B", arn=arn, answer=answer)
    return found.code, found.message, found.status


@pytest.mark.parametrize(
    ("verdict", "layer", "expected"),
    [
        ("implicitly denied", "identity", " because no identity-based policy allows the a:B action"),
        ("implicitly denied", "boundary", " because no permissions boundary allows the a:B action"),
        ("implicitly denied", "session", " because no session policy allows the a:B action"),
        ("implicitly denied", "scp", " because no service control policy allows the a:B action"),
        ("explicitly denied", "identity", " with an explicit deny in an identity-based policy"),
        ("explicitly denied", "boundary", " with an explicit deny in a permissions boundary"),
        ("explicitly denied", "scp", " with an explicit deny in a service control policy"),
        ("implicitly denied", None, " because no identity-based policy allows the a:B action"),
    ],
)
def test_the_policy_type_is_named(verdict: Verdict, layer: Layer | None, expected: str) -> None:
    """As AWS documents it for both kinds of denial."""
    assert ("AccessDeniedException", f"{USER} on resource: arn:x{expected}", 403) == _told("rest-json", verdict, layer)


def test_each_family_has_its_form() -> None:
    """Codes, statuses, and how the resource stands in the sentence."""
    why = " because no identity-based policy allows the a:B action"
    refused: Verdict = "implicitly denied"

    assert ("AccessDeniedException", f"{USER} on resource: *{why}", 400) == _told("json", refused, "identity", "*")
    assert ("AccessDenied", f"{USER} on resource: *{why}", 403) == _told("query", refused, "identity", "*")
    assert ("AccessDenied", f'{USER} on resource: "arn:x"{why}', 403) == _told("s3", refused, "identity")
    of_ec2 = f"You are not authorized to perform this operation. {USER}"
    assert ("UnauthorizedOperation", f"{of_ec2} on resource: arn:x{why}", 403) == _told("ec2", refused, "identity")
    assert ("UnauthorizedOperation", f"{of_ec2}{why}", 403) == _told("ec2", refused, "identity", "*")


def test_services_of_json_write_the_text_large() -> None:
    """All others have one name for it anyway."""
    answer = Answer(frozenset({"implicitly denied"}), "identity")
    families: tuple[Family, ...] = ("rest-json", "json", "query", "ec2", "s3")
    found = [denied(one, caller=ANN, action="a:B", arn="arn:x", answer=answer).message_member for one in families]

    assert ["Message", "Message", None, None, None] == found
