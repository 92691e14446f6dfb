"""Security policies."""

import ssl

from botocore.loaders import Loader

from gatewright.aws.tls_policies import IANA, POLICIES, iana_name


def test_every_policy_of_aws_is_known() -> None:
    """None that the control plane accepts lacks its terms."""
    model = Loader().load_service_model("apigateway", "service-2")

    assert set(model["shapes"]["SecurityPolicy"]["enum"]) == set(POLICIES)


def test_every_suite_is_one_that_openssl_knows() -> None:
    """A misspelt suite would be left out in silence."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers(":".join(IANA) + ":@SECLEVEL=0")

    assert set(IANA) <= {cipher["name"] for cipher in context.get_ciphers()}


def test_policies_mean_what_their_names_say() -> None:
    """`PFS` has forward secrecy, `FIPS` no ChaCha20, and only `TLS_1_0` goes below 1.2."""
    assert all(suite.startswith("ECDHE") for name in POLICIES if "PFS" in name for suite in POLICIES[name].suites)
    assert not any("CHACHA" in suite for name in POLICIES if "FIPS" in name for suite in POLICIES[name].suites)
    assert ["TLS_1_0"] == [name for name, policy in POLICIES.items() if policy.lowest == "TLSv1"]
    assert all(not policy.suites for policy in POLICIES.values() if policy.lowest == "TLSv1.3")


def test_names_are_those_of_iana() -> None:
    """Those of TLS 1.3 have no other."""
    assert "TLS_AES_128_GCM_SHA256" == iana_name("TLS_AES_128_GCM_SHA256")
    assert "TLS_RSA_WITH_AES_128_CBC_SHA" == iana_name("AES128-SHA")
