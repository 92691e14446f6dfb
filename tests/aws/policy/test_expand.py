"""The short form of resources."""

import json

from gatewright.aws.policy.expand import expanded, expanded_resource, expanded_text
from tests.aws.policy.made import ACCOUNT, API, statement

AT = {"region": "eu-west-1", "account_id": ACCOUNT, "api_id": "a1b2c3d4e5"}


def test_the_prefix_becomes_the_api() -> None:
    """What stands behind `execute-api:/` stays; other resources are left alone."""
    assert f"{API}/prod/GET/pets" == expanded_resource("execute-api:/prod/GET/pets", **AT)
    assert f"{API}/*" == expanded_resource("execute-api:/*", **AT)
    assert f"arn:aws-cn:execute-api:cn-north-1:{ACCOUNT}:a1b2c3d4e5/*" == expanded_resource(
        "execute-api:/*", **{**AT, "region": "cn-north-1"}
    )
    for text in ("*", "execute-api:*", f"{API}/*"):
        assert text == expanded_resource(text, **AT)


def test_a_policy_keeps_everything_else() -> None:
    """One statement or several, one resource or a list, Resource or NotResource; order and values stay."""
    one = {"Version": "2012-10-17", "Statement": statement(NotResource=["execute-api:/a", "*"])}
    several = {"Statement": [statement(resource="execute-api:/*", Principal="*"), "?"], "Id": "execute-api:/*"}

    assert [f"{API}/a", "*"] == json.loads(json.dumps(expanded(one, **AT)))["Statement"]["NotResource"]
    assert {"Statement": [statement(resource=f"{API}/*", Principal="*"), "?"], "Id": "execute-api:/*"} == expanded(
        several, **AT
    )


def test_the_text_of_a_policy_is_expanded() -> None:
    """JSON in, JSON out, letters of any script as they were."""
    text = '{"Statement":[{"Sid":"été","Resource":"execute-api:/*"}]}'

    assert text.replace("execute-api:/", f"{API}/", 1) == expanded_text(text, **AT)
