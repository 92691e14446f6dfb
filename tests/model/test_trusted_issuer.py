"""Issuers that a JWT authorizer trusts."""

from gatewright.model.trusted_issuer import ClaimRule, TrustedIssuer


def test_what_is_not_said_asks_nothing() -> None:
    """No audience, no further claim; and a claim that is named need not be there (documented)."""
    issuer = TrustedIssuer(issuer="https://login.example.com/")

    assert (issuer.audiences, issuer.claims, issuer.jwks_uri) == ((), (), None)
    assert (ClaimRule(name="tenant").required, ClaimRule(name="tenant").values) == (False, ())
