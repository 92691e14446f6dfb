import json

from gatewright.aws.function_arn import FunctionArn
from gatewright.store.answers import Answers
from gatewright.store.function_answers import revision, version
from gatewright.store.store import Store

ACCOUNT, REGION = "000000000000", "eu-west-1"
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:f"
POLICY = {"Version": "2012-10-17", "Id": "default", "Statement": [{"Sid": "ä"}]}


def stored() -> Store:
    """Return a store with a function, a version of it, an alias and a policy of the alias."""
    store = Store.open(None)
    with store.transaction(ACCOUNT, REGION) as documents:
        documents.put("function", "f", document={"configuration": {"FunctionArn": ARN, "RevisionId": "latest"}})
        documents.put("function_version", "f", "1", document={"configuration": {"Version": "1", "RevisionId": "one"}})
        documents.put("function_alias", "f", "prod", document={"FunctionVersion": "1", "RevisionId": "alias"})
        documents.put("function_alias", "f", "head", document={"FunctionVersion": "$LATEST", "RevisionId": "head"})
        documents.put("function_policy", "f", "prod", document={"policy": POLICY})
    return store


def test_functions_are_listed_as_lambda_lists_them() -> None:
    """Their configurations, and nothing that only we keep."""
    with stored().reading(ACCOUNT, REGION) as documents:
        found = Answers(documents).get("list_functions")

    assert {"Functions": [{"FunctionArn": ARN, "RevisionId": "latest"}]} == found


def test_a_policy_is_that_of_the_very_name() -> None:
    """As JSON text, with the revision of what it belongs to; elsewhere there is none."""
    with stored().reading(ACCOUNT, REGION) as documents:
        answers = Answers(documents)
        found = answers.get("get_policy", f"{ARN}:prod")
        others = [
            answers.get("get_policy", name) for name in (ARN, f"{ARN}:1", "g", "", ARN.replace(REGION, "us-east-1"))
        ]

    assert found is not None
    assert (POLICY, "alias") == (json.loads(found["Policy"]), found["RevisionId"])
    assert [None] * 5 == others


def test_a_name_leads_to_a_version() -> None:
    """An alias through where it leads."""
    with stored().reading(ACCOUNT, REGION) as documents:

        def revisions(qualifier: str | None) -> tuple[str | None, str]:
            arn = FunctionArn(REGION, ACCOUNT, "f", qualifier)
            found = version(documents, arn)
            return None if found is None else found["configuration"]["RevisionId"], revision(documents, arn)

        told = [revisions(qualifier) for qualifier in (None, "$LATEST", "1", "prod", "head", "9")]

    assert [
        ("latest", "latest"),
        ("latest", "latest"),
        ("one", "one"),
        ("one", "alias"),
        ("latest", "head"),
        (None, ""),
    ] == told
