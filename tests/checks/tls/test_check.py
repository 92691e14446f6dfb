"""Can mutual TLS refuse the call?"""

from gatewright.checks.tls.check import check
from gatewright.model.outcome import Skip, Unsure
from tests.checks.presence import CONTROL_PLANE, CUSTOM, PETS, blind, ids, known


def test_the_default_endpoint_is_skipped_at_no_cost() -> None:
    """Mutual TLS is a setting of custom domain names, whatever is known of the account."""
    assert isinstance(check(known()), Skip)
    assert check(known()) is check(blind(PETS))


def test_a_custom_domain_name_may_have_mutual_tls() -> None:
    """Of the domain's settings nobody told us, and the command that shows them names the host."""
    outcome = check(blind(CUSTOM))

    assert isinstance(outcome, Unsure)
    assert ids(outcome) == ["tls.client-certificate-untrusted"]
    assert "--domain-name api.example.com " in str(outcome.missing[0].command)


def test_other_hosts_of_aws_are_skipped() -> None:
    """VPC endpoints and the control plane have no mutual TLS."""
    endpoint = "GET https://vpce-0a1b-xyz.execute-api.eu-west-1.vpce.amazonaws.com/prod/pets"

    assert isinstance(check(blind(endpoint)), Skip)
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)


def test_a_domain_name_without_mutual_tls_is_skipped() -> None:
    """Whether its path is mapped or not; a host that is none has no mutual TLS either."""
    change = {"add domain api.example.com": {"mappings": [{"basePath": "(none)", "stage": "prod"}]}}

    assert isinstance(check(known(CUSTOM, change)), Skip)
    assert isinstance(check(known(CUSTOM)), Skip)
