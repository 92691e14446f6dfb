from gatewright.services.ec2.endpoint_names import base_name, entries, private_name, service_name


def test_endpoint_has_a_name_of_its_own_and_one_for_each_zone() -> None:
    """And the service's, where private DNS is on; the hosted zone where we know it."""
    assert [
        {"DnsName": "vpce-1-abcd.execute-api.us-east-1.vpce.amazonaws.com", "HostedZoneId": "Z7HUB22UULQXV"},
        {"DnsName": "vpce-1-abcd-us-east-1a.execute-api.us-east-1.vpce.amazonaws.com", "HostedZoneId": "Z7HUB22UULQXV"},
        {"DnsName": "*.execute-api.us-east-1.amazonaws.com", "HostedZoneId": "ZP"},
    ] == entries("vpce-1", "abcd", "us-east-1", ["us-east-1a"], "ZP")
    assert [{"DnsName": "vpce-1-abcd.execute-api.eu-west-1.vpce.amazonaws.com"}] == entries(
        "vpce-1", "abcd", "eu-west-1", [], None
    )


def test_names_in_china_end_as_all_names_there() -> None:
    """And its services have names of their own."""
    assert "cn.com.amazonaws.cn-north-1.execute-api" == service_name("cn-north-1")
    assert "*.execute-api.cn-north-1.amazonaws.com.cn" == private_name("cn-north-1")
    assert "execute-api.cn-north-1.vpce.amazonaws.com.cn" == base_name("cn-north-1")
