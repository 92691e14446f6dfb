from gatewright.aws.cloudformation.catalogue import FAMILIES
from tests.aws.cloudformation.performing import Performing, declared, made

POOL = "AWS::Cognito::UserPool"
CREATED = {"create_user_pool": {"UserPool": {"Id": "eu-west-1_A", "Arn": "arn:pool"}}}


def test_a_pool_is_the_issuer_of_its_tokens() -> None:
    """`ProviderURL` is what a JWT authorizer names."""
    performing = Performing(CREATED)
    found = made(POOL, {"UserPoolTags": {"a": "b"}, "EnabledMfas": ["SMS_MFA"]}, performing)

    assert performing.params("create_user_pool") == {"PoolName": "shop-Thing", "UserPoolTags": {"a": "b"}}
    assert found.attributes["ProviderURL"] == "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A"
    assert found.left_out == ("EnabledMfas: there is no second factor",)


def test_an_edit_changes_the_pool_that_there_is() -> None:
    """Its users stay; what cannot change is not sent."""
    before, performing = made(POOL, {}, Performing(CREATED)), Performing()
    update = FAMILIES[POOL].update
    assert update is not None
    after = update(declared(POOL, {"Schema": [], "AutoVerifiedAttributes": ["email"]}), before, performing)

    assert after == before
    assert performing.params("update_user_pool") == {
        "AutoVerifiedAttributes": ["email"],
        "PoolName": "shop-Thing",
        "UserPoolId": "eu-west-1_A",
    }


def test_a_client_tells_its_secret_where_it_has_one() -> None:
    """To the template, and to nobody who reads over a shoulder."""
    client = {"UserPoolId": "p", "ClientId": "c", "ClientName": "app", "ClientSecret": "s"}
    performing = Performing({"create_user_pool_client": {"UserPoolClient": client}})
    found = made("AWS::Cognito::UserPoolClient", {"UserPoolId": "p", "GenerateSecret": True}, performing)

    assert dict(found.attributes) == {"ClientId": "c", "Name": "app", "ClientSecret": "s"}
    assert FAMILIES["AWS::Cognito::UserPoolClient"].secret


def test_what_stands_in_a_pool_is_known_by_its_name() -> None:
    """Domains, groups, servers, users, and who is in a group."""
    performing = Performing()
    group = made("AWS::Cognito::UserPoolGroup", {"UserPoolId": "p"}, performing)
    member = made(
        "AWS::Cognito::UserPoolUserToGroupAttachment",
        {"UserPoolId": "p", "Username": "u", "GroupName": "g"},
        performing,
    )

    assert group.undo[0][2] == {"UserPoolId": "p", "GroupName": "shop-Thing"}
    assert member.undo[0][2] == {"UserPoolId": "p", "Username": "u", "GroupName": "g"}
