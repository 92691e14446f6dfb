"""Resources and NotResources of statements."""

from typing import Any

import pytest

from gatewright.aws.policy.document import Kind, document
from gatewright.aws.policy.facts import method_resource, resource
from gatewright.aws.policy.resources import ResourceTest, resource_test, usable
from gatewright.aws.policy.variables import template
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import API, call, statement, user

VERSION = "2012-10-17"
OTHER = resource("arn:aws:execute-api:eu-west-1:111122223333:other/prod/GET/x")


def ready(kind: Kind = "identity", **elements: Any) -> ResourceTest:
    """Prepare the resources of a statement."""
    node = document({"Version": VERSION, "Statement": statement(**elements)}, kind).statements[0]
    return resource_test(node.resources, kind, VERSION)


@pytest.mark.parametrize(
    ("resource", "expected"),
    [
        ("*", True),
        (f"{API}/prod/GET/pets/7", True),
        (f"{API}/prod/GET/pets/", False),
        (f"{API}/*", True),
        (f"{API}/", False),
        (f"{API}", False),
        (f"{API}/*/GET/pets/?", True),
        (f"{API}/prod/get/*", False),
        ("arn:aws:execute-api:*:*:*", True),
        ("arn:aws:execute-api:eu-west-1:*:*/prod/GET/*", True),
        ("arn:aws:*:eu-west-1:*:*", False),
        ("arn:aws:execute-api", True),
        ("execute-api:/*", False),
        ("a*", False),
        ("arn:aws:execute-api:${aws:RequestedRegion}:*:*", False),
        (f"{API}/prod/GET/${{aws:username}}/*", False),
        (f"{API}/prod/GET/pets/${{aws:none, '7'}}", True),
        ([f"{API}/x", f"{API}/prod/*", "arn:aws:execute-api:*:*:b"], True),
        ([f"{API}/*", f"{API}/${{aws:none}}"], True),
        ([f"{API}/x", f"{API}/${{aws:none}}"], False),
    ],
)
def test_resources_of_an_identity_policy(resource: object, expected: bool) -> None:
    """Patterns match by parts; what AWS does not allow matches nothing; a variable without value, too."""
    assert expected is ready(resource=resource).test(call(caller=user()))


def test_variables_are_filled_with_letters() -> None:
    """A star in a user's name is no wildcard."""
    found = ready(resource=f"{API}/prod/GET/${{aws:username}}")

    assert found.test(call("/a*", caller=user(user_name="a*"))) is True
    assert found.test(call("/ab", caller=user(user_name="a*"))) is False


def test_not_resource_negates_the_list() -> None:
    """NotResource matches when nothing listed does, and nothing at all when a variable has no value (documented)."""
    assert ready(NotResource=f"{API}/prod/*").test(call()) is False
    assert ready(NotResource=f"{API}/dev/*").test(call()) is True
    assert ready(NotResource=f"{API}/dev/${{aws:username}}").test(call()) is False
    assert ready(NotResource=f"{API}/dev/${{aws:username}}").test(call(caller=user())) is True


@pytest.mark.parametrize(
    ("kind", "plain", "wild"),
    [
        ("identity", True, True),
        ("session", True, True),
        ("boundary", True, True),
        ("resource", False, True),
        ("endpoint", False, True),
        ("scp", False, True),
        ("rcp", False, False),
    ],
)
def test_short_patterns_depend_on_the_kind(kind: Kind, *, plain: bool, wild: bool) -> None:
    """Missing parts count as stars in some kinds of policy, in others only beside a wildcard, or never."""
    assert plain is (usable(template("arn:aws:execute-api", VERSION), kind) is not None)
    assert wild is (usable(template("arn:aws:execute-api:*", VERSION), kind) is not None)


def test_unknown_parts_leave_what_does_not_need_them() -> None:
    """The whole API matches without the stage; a stage does not."""
    target = method_resource(
        region="eu-west-1", account_id="111122223333", api_id="a1b2c3d4e5", stage=UNKNOWN, http_method="GET", path="/x"
    )
    facts = call(resource=target, caller=UNKNOWN)

    assert ready(resource=f"{API}/*").test(facts) is True
    assert ready(NotResource=f"{API}/*").test(facts) is False
    assert ready(resource=f"{API}/b*x").test(facts) is not True
    assert isinstance(ready(resource=f"{API}/prod/*").test(facts), Unknown)
    assert isinstance(ready(resource=f"{API}/${{aws:username}}").test(facts), Unknown)
    assert ready(NotResource=[f"{API}/*", f"{API}/${{aws:username}}"]).test(facts) is False
    assert ready(resource=f"{API}/prod/${{aws:username}}").test(call("/x", caller=UNKNOWN, resource=OTHER)) is False


def test_ends_are_how_matching_arns_start_and_end() -> None:
    """Before the first wildcard and behind the last; a negated or open element may apply to any ARN."""
    found = ready(resource=["arn:aws:execute-api:*:*:x", f"{API}/*", f"{API}/*/GET/pets"]).ends

    assert (("arn:aws:execute-api:", ""), (f"{API}/", ""), (f"{API}/", "/GET/pets")) == found
    assert (("", ""),) == ready(resource="*").ends == ready(NotResource="arn:x:y:z:a:b").ends
    assert ((f"{API}/", ""),) == ready(resource=f"{API}/${{aws:username}}").ends
    assert () == ready(resource="arn:aws:*:a:b:c").ends
