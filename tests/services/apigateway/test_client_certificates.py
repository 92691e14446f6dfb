import json

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from tests.gatewright_server import Running
from tests.services.account import ACCOUNT, NOW, REGION, Account, Pets

DAY = 86_400


def test_certificate_is_good_for_a_year(account: Account) -> None:
    """It says so itself, and the store keeps the key that belongs to it."""
    made = account.call("generate_client_certificate", description="backend")
    certificate = x509.load_pem_x509_certificate(made["pemEncodedCertificate"].encode())
    with account.store.reading(ACCOUNT, REGION) as documents:
        kept = documents.get("client_certificate", made["clientCertificateId"]) or {}
    key = serialization.load_pem_private_key(kept["privateKey"].encode(), None)

    assert (int(NOW), int(NOW) + 365 * DAY) == (made["createdDate"], made["expirationDate"])
    assert made["expirationDate"] == certificate.not_valid_after_utc.timestamp()
    assert key.public_key() == certificate.public_key()


def test_private_key_is_never_shown(account: Account) -> None:
    """In no answer."""
    made = account.call("generate_client_certificate")
    names = {"clientCertificateId": made["clientCertificateId"]}
    answers = [
        made,
        account.call("get_client_certificate", **names),
        account.call("get_client_certificates"),
        account.patch("update_client_certificate", ("replace", "/description", "x"), **names),
    ]

    assert "PRIVATE" not in json.dumps(answers)
    assert "privateKey" not in json.dumps(answers)
    assert "x" == answers[-1]["description"]


def test_deleted_certificate_is_gone(account: Account) -> None:
    """What names it is refused."""
    names = {"clientCertificateId": account.call("generate_client_certificate")["clientCertificateId"]}
    account.call("delete_client_certificate", **names)

    assert ("NotFoundException", "Invalid Client Certificate identifier specified") == account.refusal(
        "get_client_certificate", **names
    )


def test_certificate_of_a_stage_stays() -> None:
    """A stage that names one is itself not enforced yet."""
    pets = Pets(allow_unenforced=True)
    made = pets.account.call("generate_client_certificate")["clientCertificateId"]
    pets.deploy("dev")
    pets.account.patch("update_stage", ("replace", "/clientCertificateId", made), restApiId="pets", stageName="dev")

    assert "BadRequestException" == pets.account.refusal("delete_client_certificate", clientCertificateId=made)[0]


def test_certificates_documentation_and_links_by_boto3(gateway: Running) -> None:
    """Create, list, tag and delete as a user does."""
    client = gateway.client()
    api = client.create_rest_api(name="documented")["id"]
    made = client.generate_client_certificate(tags={"a": "b"})
    arn = f"arn:aws:apigateway:us-east-1::/clientcertificates/{made['clientCertificateId']}"
    part = client.create_documentation_part(restApiId=api, location={"type": "API"}, properties='{"a": 1}')
    version = client.create_documentation_version(restApiId=api, documentationVersion="v1")

    assert {"a": "b"} == client.get_tags(resourceArn=arn)["tags"]
    assert [201] * 3 == [one["ResponseMetadata"]["HTTPStatusCode"] for one in (made, part, version)]
    assert made["clientCertificateId"] in {
        one["clientCertificateId"] for one in client.get_client_certificates()["items"]
    }
    deleted = client.delete_documentation_part(restApiId=api, documentationPartId=part["id"])
    assert 202 == deleted["ResponseMetadata"]["HTTPStatusCode"]
    client.delete_client_certificate(clientCertificateId=made["clientCertificateId"])
