"""What authorizers of V2 look like."""

from tests.services.api_account import ApiAccount


def test_sources_are_there_though_they_are_none(apis: ApiAccount) -> None:
    """Documented: a function may be asked about every request."""
    asks = apis.authorizer(IdentitySource=[], AuthorizerResultTtlInSeconds=0)
    found = apis.call("get_authorizer", ApiId="pets", AuthorizerId=asks)

    assert ([], 0) == (found["IdentitySource"], found["AuthorizerResultTtlInSeconds"])


def test_a_new_one_is_held_against_those_that_are_there(apis: ApiAccount) -> None:
    """Of its own API only."""
    apis.authorizer("chat")

    assert apis.authorizer()
