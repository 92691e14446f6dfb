from gatewright.services.iam.shown_profile import shown_profile


def test_trust_policy_is_percent_encoded() -> None:
    """What is stored stays a text."""
    stored = {"Roles": [{"RoleName": "r", "AssumeRolePolicyDocument": "{}"}]}

    assert {"Roles": [{"RoleName": "r", "AssumeRolePolicyDocument": "%7B%7D"}]} == shown_profile(stored)
    assert "{}" == stored["Roles"][0]["AssumeRolePolicyDocument"]
