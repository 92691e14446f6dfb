from tests.services.account import ACCOUNT
from tests.services.cognito_idp.pool_account import PoolAccount


def test_domain_is_described(cognito: PoolAccount) -> None:
    """And with the pool, too."""
    cognito.in_pool("create_user_pool_domain", Domain="pets")
    found = cognito.call("describe_user_pool_domain", Domain="pets")["DomainDescription"]

    assert (found["UserPoolId"], found["AWSAccountId"], found["Status"]) == (cognito.pool, ACCOUNT, "ACTIVE")
    assert cognito.in_pool("describe_user_pool")["UserPool"]["Domain"] == "pets"


def test_domain_that_is_not_there_is_an_empty_description(cognito: PoolAccount) -> None:
    """As AWS answers it."""
    assert cognito.call("describe_user_pool_domain", Domain="nope") == {"DomainDescription": {}}


def test_a_domain_is_of_one_pool_and_a_pool_has_one(cognito: PoolAccount) -> None:
    """In AWS's words."""
    cognito.in_pool("create_user_pool_domain", Domain="pets")
    other = cognito.call("create_user_pool", PoolName="other")["UserPool"]["Id"]

    taken = cognito.refusal("create_user_pool_domain", UserPoolId=other, Domain="pets")
    assert taken == ("InvalidParameterException", "Domain already associated with another user pool.")
    assert cognito.pool_refusal("create_user_pool_domain", Domain="second")[0] == "InvalidParameterException"


def test_deleted_domain_is_free_again(cognito: PoolAccount) -> None:
    """Once, and only for its own pool."""
    cognito.in_pool("create_user_pool_domain", Domain="pets")
    cognito.in_pool("delete_user_pool_domain", Domain="pets")

    assert cognito.pool_refusal("delete_user_pool_domain", Domain="pets") == (
        "InvalidParameterException",
        "No such domain or user pool exists.",
    )
    assert cognito.in_pool("create_user_pool_domain", Domain="pets", ManagedLoginVersion=2) == {
        "ManagedLoginVersion": 2
    }


def test_domains_of_ones_own_are_refused(cognito: PoolAccount) -> None:
    """There is no certificate for them."""
    refused = cognito.pool_refusal(
        "create_user_pool_domain", Domain="x", CustomDomainConfig={"CertificateArn": "arn:aws:acm:x"}
    )

    assert refused[0] == "NotImplementedException"
    assert cognito.pool_refusal("create_user_pool_domain", Domain="x", Routing={"a": 1})[0] == "NotImplementedException"
