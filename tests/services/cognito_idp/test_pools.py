from typing import Any

import pytest

from tests.services.account import ACCOUNT, NOW, REGION
from tests.services.cognito_idp.pool_account import PoolAccount


def test_pool_is_described_as_aws_does(cognito: PoolAccount) -> None:
    """With every default that AWS answers; the key pair is not among it."""
    found = cognito.in_pool("describe_user_pool")["UserPool"]
    schema = {one["Name"] for one in found.pop("SchemaAttributes")}

    assert found == {
        "Id": cognito.pool,
        "Name": "pets",
        "Policies": {
            "PasswordPolicy": {
                "MinimumLength": 8,
                "RequireUppercase": True,
                "RequireLowercase": True,
                "RequireNumbers": True,
                "RequireSymbols": True,
                "TemporaryPasswordValidityDays": 7,
            },
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]},
        },
        "DeletionProtection": "INACTIVE",
        "LambdaConfig": {},
        "LastModifiedDate": NOW,
        "CreationDate": NOW,
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
        "MfaConfiguration": "OFF",
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": False, "UnusedAccountValidityDays": 7},
        "Arn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{cognito.pool}",
        "UserPoolTier": "ESSENTIALS",
        "EstimatedNumberOfUsers": 1,
    }
    assert {"sub", "email", "phone_number_verified"} < schema
    assert cognito.pool.startswith(f"{REGION}_")


def test_pool_that_is_not_there(cognito: PoolAccount) -> None:
    """In AWS's words."""
    refused = cognito.refusal("describe_user_pool", UserPoolId="eu-west-1_nope")

    assert refused == ("ResourceNotFoundException", "User pool eu-west-1_nope does not exist.")


def test_listing_has_the_newest_first_and_comes_in_pages(cognito: PoolAccount) -> None:
    """Without the settings."""
    cognito.call("create_user_pool", PoolName="second")
    first = cognito.call("list_user_pools", MaxResults=1)
    second = cognito.call("list_user_pools", MaxResults=1, NextToken=first["NextToken"])

    assert [one["UserPools"][0]["Name"] for one in (first, second)] == ["second", "pets"]
    assert set(first["UserPools"][0]) == {"Id", "Name", "LambdaConfig", "LastModifiedDate", "CreationDate"}
    assert "NextToken" not in second


def test_update_brings_what_is_not_given_back_to_its_default(cognito: PoolAccount) -> None:
    """As documented; what cannot change stays."""
    policy = {"PasswordPolicy": {"MinimumLength": 6}}
    cognito.in_pool("update_user_pool", Policies=policy, AutoVerifiedAttributes=["email"], PoolName="other")
    changed = cognito.in_pool("describe_user_pool")["UserPool"]
    cognito.in_pool("update_user_pool")
    again = cognito.in_pool("describe_user_pool")["UserPool"]

    assert (changed["Name"], changed["AutoVerifiedAttributes"]) == ("other", ["email"])
    assert changed["Policies"]["PasswordPolicy"]["MinimumLength"] == 6
    assert "AutoVerifiedAttributes" not in again
    assert again["Policies"]["PasswordPolicy"]["MinimumLength"] == 8


def test_deleted_pool_is_gone_with_all_it_holds(cognito: PoolAccount) -> None:
    """Its clients sign nobody in."""
    cognito.in_pool("delete_user_pool")
    refused = cognito.refusal(
        "initiate_auth", ClientId=cognito.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": "ada"}
    )

    assert refused == ("ResourceNotFoundException", f"User pool client {cognito.client} does not exist.")
    assert cognito.pool_refusal("list_users")[0] == "ResourceNotFoundException"


def test_pool_that_is_protected_or_has_a_domain_is_not_deleted(cognito: PoolAccount) -> None:
    """In AWS's words."""
    cognito.in_pool("create_user_pool_domain", Domain="pets")
    domain = cognito.pool_refusal("delete_user_pool")
    cognito.in_pool("update_user_pool", DeletionProtection="ACTIVE")
    protected = cognito.pool_refusal("delete_user_pool")

    assert domain[1] == "User pool cannot be deleted. It has a domain configured that should be deleted first."
    text = (
        "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be"
        " inactivated first."
    )
    assert protected == ("InvalidParameterException", text)


def test_custom_attributes_are_added(cognito: PoolAccount) -> None:
    """And none twice."""
    wanted = [{"Name": "tier", "AttributeDataType": "String"}]
    cognito.in_pool("add_custom_attributes", CustomAttributes=wanted)
    schema = cognito.in_pool("describe_user_pool")["UserPool"]["SchemaAttributes"]

    assert schema[-1]["Name"] == "custom:tier"
    assert cognito.pool_refusal("add_custom_attributes", CustomAttributes=wanted)[0] == "InvalidParameterException"


def test_no_second_factor_is_asked_for(cognito: PoolAccount) -> None:
    """And that is answered."""
    assert cognito.in_pool("get_user_pool_mfa_config") == {"MfaConfiguration": "OFF"}


@pytest.mark.parametrize(
    "params",
    [
        {"MfaConfiguration": "ON"},
        {"LambdaConfig": {"PreSignUp": "arn:aws:lambda:x"}},
        {"UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}},
        {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}},
    ],
)
def test_what_would_not_be_kept_is_refused(cognito: PoolAccount, params: dict[str, Any]) -> None:
    """Nobody believes that a second factor is asked for."""
    assert cognito.refusal("create_user_pool", PoolName="x", **params)[0] == "NotImplementedException"
    assert cognito.pool_refusal("update_user_pool", **params)[0] == "NotImplementedException"


def test_aliases_and_addresses_as_names_exclude_each_other(cognito: PoolAccount) -> None:
    """In AWS's words."""
    refused = cognito.refusal("create_user_pool", PoolName="x", AliasAttributes=["email"], UsernameAttributes=["email"])

    assert refused[1] == "Only one of the aliasAttributes or usernameAttributes can be set in a user pool."


def test_texts_of_a_template_are_told_under_their_older_names(cognito: PoolAccount) -> None:
    """Also once it changes."""
    template = {"EmailMessage": "a {####}", "EmailSubject": "b", "SmsMessage": "c {####}"}
    made = cognito.call("create_user_pool", PoolName="told", VerificationMessageTemplate=template)["UserPool"]
    cognito.call(
        "update_user_pool", UserPoolId=made["Id"], VerificationMessageTemplate={**template, "EmailSubject": "d"}
    )
    found = cognito.call("describe_user_pool", UserPoolId=made["Id"])["UserPool"]

    assert (made["EmailVerificationMessage"], made["SmsVerificationMessage"]) == ("a {####}", "c {####}")
    assert (made["EmailVerificationSubject"], found["EmailVerificationSubject"]) == ("b", "d")
