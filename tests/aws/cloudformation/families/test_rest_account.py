from tests.aws.cloudformation.performing import Performing, made


def test_a_domain_name_tells_where_it_is_reached() -> None:
    """What the service answered, and no more."""
    performing = Performing({"create_domain_name": {"domainName": "api.example.com", "regionalDomainName": "d-1"}})
    found = made("AWS::ApiGateway::DomainName", {"DomainName": "api.example.com"}, performing)

    assert (found.physical_id, dict(found.attributes)) == ("api.example.com", {"RegionalDomainName": "d-1"})
    assert found.undo[0][2] == {"domainName": "api.example.com"}


def test_a_mapping_without_a_base_path_is_the_empty_one() -> None:
    """AWS calls it `(none)`."""
    found = made("AWS::ApiGateway::BasePathMapping", {"DomainName": "d", "RestApiId": "a"}, Performing())

    assert found.undo[0][2] == {"domainName": "d", "basePath": "(none)"}


def test_the_role_of_the_logs_is_a_setting_of_the_account() -> None:
    """It stays when the stack goes, as on AWS."""
    performing = Performing()
    found = made("AWS::ApiGateway::Account", {"CloudWatchRoleArn": "arn:role"}, performing)

    assert performing.params("update_account")["patchOperations"][0]["value"] == "arn:role"
    assert found.undo == ()


def test_certificates_and_links_are_known_by_their_ids() -> None:
    """And taken away by them."""
    performing = Performing({"generate_client_certificate": {"clientCertificateId": "c"}})
    certificate = made("AWS::ApiGateway::ClientCertificate", {}, performing)
    link = made("AWS::ApiGateway::VpcLink", {"Name": "l", "TargetArns": ["arn"]}, Performing())

    assert certificate.undo[0][2] == {"clientCertificateId": "c"}
    assert link.undo[0][2] == {"vpcLinkId": "a1b2c3"}
