from typing import Any

from tests.gatewright_server import Running
from tests.services.account import Pets

URI = (
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:us-east-1:000000000000:function:door/invocations"
)
POLICY = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke",'
    '"Resource":"execute-api:/*"}]}'
)


def resources(pets: Pets, api: str) -> dict[str, Any]:
    """Return the resources of an API by path, methods embedded."""
    found = pets.account.call("get_resources", restApiId=api, embed=["methods"])["items"]
    return {one["path"]: one for one in found}


def test_clone_is_a_copy_with_ids_of_its_own(pets: Pets) -> None:
    """What methods refer to is the clone's, too; the source stays as it is."""
    account = pets.account
    authorizer = account.call(
        "create_authorizer",
        restApiId="pets",
        name="door",
        type="TOKEN",
        authorizerUri=URI,
        identitySource="method.request.header.Authorization",
    )["id"]
    validator = account.call("create_request_validator", restApiId="pets", name="all")["id"]
    schema = '{"$ref": "https://apigateway.amazonaws.com/restapis/pets/models/Empty"}'
    account.call("create_model", restApiId="pets", name="Pet", contentType="application/json", schema=schema)
    account.call("put_gateway_response", restApiId="pets", responseType="DEFAULT_4XX", statusCode="418")
    guarded = {**pets.method, "httpMethod": "POST"}
    account.call(
        "put_method", **guarded, authorizationType="CUSTOM", authorizerId=authorizer, requestValidatorId=validator
    )
    account.call("put_integration", **guarded, type="MOCK")
    account.patch("update_rest_api", ("replace", "/minimumCompressionSize", "5"), restApiId="pets")
    before = resources(pets, "pets")

    clone = account.call("create_rest_api", name="copy", cloneFrom="pets")
    api = clone["id"]
    found = resources(pets, api)
    (door,) = account.call("get_authorizers", restApiId=api)["items"]
    (checks,) = account.call("get_request_validators", restApiId=api)["items"]
    posted = found["/pets"]["resourceMethods"]["POST"]

    assert (5, "copy") == (clone["minimumCompressionSize"], clone["name"])
    assert ["/", "/pets"] == sorted(found)
    assert (clone["rootResourceId"], clone["rootResourceId"]) == (found["/"]["id"], found["/pets"]["parentId"])
    assert found["/pets"]["id"] not in {pets.resource, pets.root}
    assert (door["id"], checks["id"]) == (posted["authorizerId"], posted["requestValidatorId"])
    assert authorizer != door["id"]
    assert found["/pets"]["id"] == posted["methodIntegration"]["cacheNamespace"]
    assert {"Empty", "Error", "Pet"} == {one["name"] for one in account.call("get_models", restApiId=api)["items"]}
    assert f"/restapis/{api}/models/Empty" in account.call("get_model", restApiId=api, modelName="Pet")["schema"]
    response = account.call("get_gateway_response", restApiId=api, responseType="DEFAULT_4XX")
    assert ("418", []) == (response["statusCode"], account.call("get_stages", restApiId=api)["item"])
    assert before == resources(pets, "pets")


def test_what_the_call_says_counts(pets: Pets) -> None:
    """A member of the source is taken over only where nothing is said."""
    pets.account.patch("update_rest_api", ("replace", "/minimumCompressionSize", "5"), restApiId="pets")
    clone = pets.account.call("create_rest_api", name="copy", cloneFrom="pets", minimumCompressionSize=7)

    assert 7 == clone["minimumCompressionSize"]


def test_policy_has_to_be_said(pets: Pets) -> None:
    """One that names the source would not keep out of the clone whom it keeps out of the source."""
    pets.account.patch("update_rest_api", ("replace", "/policy", POLICY), restApiId="pets")

    assert "NotImplementedException" == pets.account.refusal("create_rest_api", name="copy", cloneFrom="pets")[0]
    assert "policy" in pets.account.call("create_rest_api", name="copy", cloneFrom="pets", policy=POLICY)


def test_source_has_to_be_there(pets: Pets) -> None:
    """In the words for any other API (inferred)."""
    assert ("NotFoundException", "Invalid API identifier specified 000000000000:none") == pets.account.refusal(
        "create_rest_api", name="copy", cloneFrom="none"
    )


def test_clone_answers(gateway: Running) -> None:
    """Cloned by boto3, deployed and called."""
    client = gateway.client()
    api = client.create_rest_api(name="source")
    place = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    client.put_method(**place, authorizationType="NONE")
    client.put_integration(**place, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.put_method_response(**place, statusCode="200")
    client.put_integration_response(**place, statusCode="200", responseTemplates={"application/json": "hello"})
    clone = client.create_rest_api(name="copy", cloneFrom=api["id"])["id"]
    client.create_deployment(restApiId=clone, stageName="dev")
    found = gateway.send("GET", "/dev/", host=f"{clone}.execute-api.us-east-1.amazonaws.com")

    assert (200, b"hello") == (found.status, found.body)
