from tests.services.cognito_idp.pool_account import PoolAccount

SCOPES = [{"ScopeName": "read", "ScopeDescription": "read pets"}]
PETS = {"Identifier": "pets", "Name": "Pets", "Scopes": SCOPES}


def test_resource_server_is_kept(cognito: PoolAccount) -> None:
    """As it was created."""
    created = cognito.in_pool("create_resource_server", **PETS)["ResourceServer"]

    assert created == {"UserPoolId": cognito.pool, **PETS}
    assert cognito.in_pool("describe_resource_server", Identifier="pets")["ResourceServer"] == created
    assert cognito.in_pool("list_resource_servers") == {"ResourceServers": [created]}


def test_second_one_of_an_identifier_is_refused(cognito: PoolAccount) -> None:
    """It would take over the scopes."""
    cognito.in_pool("create_resource_server", **PETS)

    assert cognito.pool_refusal("create_resource_server", **PETS) == (
        "InvalidParameterException",
        f"pets already exists in user pool {cognito.pool}.",
    )


def test_update_replaces_name_and_scopes(cognito: PoolAccount) -> None:
    """Scopes that are not given are gone (documented)."""
    cognito.in_pool("create_resource_server", **PETS)
    changed = cognito.in_pool("update_resource_server", Identifier="pets", Name="Other")["ResourceServer"]

    assert (changed["Name"], changed["Scopes"]) == ("Other", [])


def test_deleted_one_is_gone(cognito: PoolAccount) -> None:
    """Neither described nor changed."""
    cognito.in_pool("create_resource_server", **PETS)
    cognito.in_pool("delete_resource_server", Identifier="pets")

    assert cognito.pool_refusal("describe_resource_server", Identifier="pets")[0] == "ResourceNotFoundException"
    assert cognito.pool_refusal("update_resource_server", **PETS)[0] == "ResourceNotFoundException"
