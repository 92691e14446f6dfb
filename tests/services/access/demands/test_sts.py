"""What STS demands."""

from tests.services.access.demands.asking import demanded


def test_who_calls_may_be_asked_by_everybody() -> None:
    """Documented; roles are assumed by their trust policies."""
    assert [] == demanded("sts", "GetCallerIdentity")
    assert [] == demanded("sts", "GetSessionToken")
    assert [] == demanded("sts", "AssumeRole", RoleArn="r", RoleSessionName="s")


def test_the_rest_is_demanded() -> None:
    """A federated user is named."""
    user = "arn:aws:sts::000000000000:federated-user/bob"

    assert [("sts:GetFederationToken", (user,))] == demanded("sts", "GetFederationToken", Name="bob")
    assert [("sts:GetAccessKeyInfo", ("*",))] == demanded("sts", "GetAccessKeyInfo", AccessKeyId="A")
