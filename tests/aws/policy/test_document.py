"""Policy documents as checked trees."""

import json

import pytest

from gatewright.aws.policy import malformed
from gatewright.aws.policy.document import Kind, document
from gatewright.aws.policy.malformed import MalformedPolicy
from tests.aws.policy.made import statement


def refusal(node: object, kind: Kind = "identity") -> MalformedPolicy:
    """Return the complaint about one statement."""
    with pytest.raises(MalformedPolicy) as caught:
        document({"Version": "2012-10-17", "Statement": node}, kind)
    return caught.value


def test_scalars_and_lists_are_read_alike() -> None:
    """A single statement, action or value is a list of one; numbers and booleans may stand unquoted."""
    text = json.dumps(
        {
            "Statement": {
                "Effect": "Deny",
                "NotAction": ["a:B", "*"],
                "NotResource": "arn:x",
                "Condition": {"Bool": {"aws:SecureTransport": False}, "NumericEquals": {"a:n": [1.5, "2"]}},
            }
        }
    )
    tree = document(text, "identity")
    node = tree.statements[0]

    assert "2008-10-17" == tree.version
    assert ("NotAction", ["a:B", "*"]) == (node.actions.name, [value.text for value in node.actions.values])
    assert [["false"], ["1.5", "2"]] == [[value.text for value in entry.values] for entry in node.conditions]
    assert "Statement.Condition.NumericEquals.a:n[1]" == node.conditions[1].values[1].path
    assert node.resources.negated
    assert node.principals is None


def test_a_mapping_reads_like_its_text() -> None:
    """The tree does not depend on whether text or values come in."""
    source = {"Version": "2012-10-17", "Statement": [statement(Condition={"Bool": {"a:b": True}})]}

    assert document(source, "identity") == document(json.dumps(source), "identity")


@pytest.mark.parametrize(
    ("node", "complaint", "iam_message"),
    [
        ({"Effect": "Allow", "Resource": "*"}, "expected `Action` or `NotAction` at `Statement`", malformed.NO_ACTIONS),
        (
            statement(NotResource="*") | {"Resource": "*"},
            "`Resource` and `NotResource` exclude each other at `Statement`",
            None,
        ),
        (
            {"Effect": "Allow", "Action": "*"},
            "expected `Resource` or `NotResource` at `Statement`",
            malformed.NO_RESOURCES,
        ),
        (statement("Permit"), "expected `Allow` or `Deny`, not `Permit` at `Statement.Effect`", None),
        (statement("allow"), "expected `Allow` or `Deny`, not `allow` at `Statement.Effect`", malformed.LEGACY),
        (
            statement(Action="Invoke"),
            "expected `service:name`, not `Invoke` at `Statement.Action`",
            malformed.NO_VENDOR,
        ),
        (statement(Action="a:b:c"), "expected one colon in `a:b:c` at `Statement.Action`", malformed.TWO_COLONS),
        (statement(Action=[]), "expected at least one value at `Statement.Action`", malformed.NO_ACTIONS),
        (statement(Resource=[{}]), "expected a text or a list of texts, not `{}` at `Statement.Resource[0]`", None),
        (statement(Resource=[None]), "expected at least one value at `Statement.Resource`", malformed.NO_RESOURCES),
        (statement(Condition=[]), "expected an object, not `[]` at `Statement.Condition`", None),
        (
            statement(Condition={"StringIs": {"a:b": "c"}}),
            "there is no condition operator `StringIs` at `Statement.Condition.StringIs`",
            None,
        ),
        (
            statement(Principal="*"),
            "a policy of the kind identity names no principal at `Statement.Principal`",
            malformed.HAS_PRINCIPAL,
        ),
        (
            [statement(Sid="a"), statement(Sid="a")],
            "the `Sid` `a` stands twice at `Statement[1].Sid`",
            malformed.SAME_SID,
        ),
        ([], "expected at least one statement at `Statement`", None),
        ("*", "expected an object or a list of objects at `Statement`", None),
        (statement(Sid=["a"]), "expected a text, not `['a']` at `Statement.Sid`", None),
    ],
)
def test_what_makes_no_policy_is_refused(node: object, complaint: str, iam_message: str | None) -> None:
    """Each fault is named with its place, and IAM's own sentence goes with it."""
    error = refusal(node)

    assert complaint == str(error)
    assert (iam_message or malformed.SYNTAX) == error.iam_message


@pytest.mark.parametrize(
    ("node", "iam_message"),
    [
        ({"Effect": "Allow", "Condition": {"Bool": {"a:b": {}}}}, malformed.SYNTAX),
        ([statement(Sid="a"), {"Sid": "a", "Effect": "allow"}], malformed.LEGACY),
        ([statement(Sid="a"), {"Sid": "a", "Effect": "Allow"}], malformed.SAME_SID),
        ([statement(Action="a:b:c"), {"Effect": "Allow", "Action": "Invoke"}], malformed.NO_VENDOR),
    ],
    ids=["syntax", "legacy", "names", "actions"],
)
def test_of_several_faults_one_is_named(node: object, iam_message: str) -> None:
    """Syntax comes first, wherever it is; then the others in IAM's order."""
    assert iam_message == refusal(node).iam_message


def test_iam_reads_over_what_compares_nothing() -> None:
    """An operator without keys, a key without a service and `null` among resources are taken, and mean nothing more."""
    node = statement(Resource=["*", None], Condition={"StringIs": {}, "Bool": {"secure": "true"}})
    found = document({"Statement": node}, "identity").statements[0]

    assert ["*"] == [value.text for value in found.resources.values]
    assert ["secure"] == [entry.key for entry in found.conditions]


@pytest.mark.parametrize(
    "more",
    [{"Resource": ["*", None]}, {"Condition": {"StringIs": {}}}, {"Condition": {"Bool": {"secure": "true"}}}],
    ids=["resource", "operator", "key"],
)
def test_other_policies_are_read_strictly(more: dict[str, object]) -> None:
    """What IAM reads over is refused in a policy that another service keeps."""
    refusal({**statement(Principal="*"), **more}, "resource")


def test_unknown_elements_are_named() -> None:
    """A misspelt element is not ignored."""
    assert "not `Effekt` at `Statement`" in str(refusal({"Effekt": "Allow"}))
    with pytest.raises(MalformedPolicy, match="not `Statements`"):
        document({"Statements": []}, "identity")
    with pytest.raises(MalformedPolicy, match="expected `2008-10-17` or `2012-10-17`, not `2012-10-18` at `Version`"):
        document({"Version": "2012-10-18", "Statement": []}, "identity")


@pytest.mark.parametrize(
    ("principal", "complaint"),
    [
        ("arn:aws:iam::1:root", 'expected `"*"` or an object such as'),
        ({}, 'expected `"*"` or an object such as'),
        ({"AWS": "arn:aws:iam::1:user/*"}, "a principal has no wildcards, but `arn:aws:iam::1:user/*` does"),
        ({"IAM": "1"}, "expected one of AWS, Federated, Service, CanonicalUser, not `IAM`"),
    ],
)
def test_principals_have_a_type_and_no_wildcards(principal: object, complaint: str) -> None:
    """Nobody is named by half."""
    assert complaint in str(refusal(statement(Principal=principal), "resource"))


@pytest.mark.parametrize("kind", ["resource", "rcp"])
def test_some_policies_must_name_principals(kind: Kind) -> None:
    """A resource policy without principals is refused; that of an endpoint is about everyone."""
    assert malformed.LACKS_PRINCIPAL == refusal(statement(), kind).iam_message
    assert document({"Statement": statement()}, "endpoint").statements[0].principals is None


def test_everyone_may_be_written_in_two_ways() -> None:
    """`"*"` and `{"AWS": "*"}` mean the same; other entries keep their type."""
    nodes = [
        document({"Statement": statement(Principal=principal)}, "resource").statements[0].principals
        for principal in ("*", {"AWS": ["*"]}, {"AWS": ["1", "*"], "Service": "x.amazonaws.com"})
    ]

    assert all(node and node.everyone for node in nodes)
    assert [("AWS", "1"), ("Service", "x.amazonaws.com")] == [
        (kind, value.text) for kind, value in (nodes[2].entries if nodes[2] else ())
    ]
