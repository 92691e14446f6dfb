"""What domain names lead to is not deleted before their mappings."""

from tests.services.domain_account import NAME, DomainAccount

CODE = "BadRequestException"


def test_a_mapped_rest_api_and_its_stage_stay() -> None:
    """Until the mapping is gone; another stage of the API can go."""
    domains = DomainAccount()
    domains.domain()
    domains.call("create_deployment", restApiId="pets", stageName="spare")
    domains.call("create_base_path_mapping", domainName=NAME, restApiId="pets", stage="prod")
    domains.call("delete_stage", restApiId="pets", stageName="spare")

    assert domains.refusal("delete_stage", restApiId="pets", stageName="prod") == (
        CODE,
        "Deleting stage prod failed. Please remove all base path mappings related to the stage in your domains: "
        + NAME,
    )
    assert domains.refusal("delete_rest_api", restApiId="pets") == (
        CODE,
        "Deleting RestApi pets failed. Please remove all base path mappings related to the RestApi in your domains: "
        + NAME,
    )
    domains.call("delete_base_path_mapping", domainName=NAME, basePath="(none)")
    domains.call("delete_stage", restApiId="pets", stageName="prod")
    domains.call("delete_rest_api", restApiId="pets")
    assert [] == domains.call("get_rest_apis")["items"]


def test_a_mapped_http_api_and_its_stage_stay() -> None:
    """In AWS's other words."""
    domains = DomainAccount()
    domains.domain()
    account, v2 = domains.account, "apigatewayv2"
    api_id = account.call("create_api", service=v2, Name="h", ProtocolType="HTTP")["ApiId"]
    account.call("create_stage", service=v2, ApiId=api_id, StageName="$default")
    mapping = account.call("create_api_mapping", service=v2, DomainName=NAME, ApiId=api_id, Stage="$default")

    assert account.refusal("delete_stage", service=v2, ApiId=api_id, StageName="$default") == (
        CODE,
        "Deleting stage $default failed. Please remove all base path mappings related to the stage in your domains: "
        + NAME,
    )
    assert account.refusal("delete_api", service=v2, ApiId=api_id) == (
        CODE,
        f"Deleting API {api_id} failed. Please remove all API mappings for the API from your custom domain names.",
    )
    account.call("delete_api_mapping", service=v2, DomainName=NAME, ApiMappingId=mapping["ApiMappingId"])
    account.call("delete_api", service=v2, ApiId=api_id)
    assert [] == account.call("get_apis", service=v2)["Items"]
