"""
Certificate Manager: certificates by ARN.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html
"""

from gatewright.services.access.demand import Asked, Demand, demand

_NAMES = ("CertificateArn", "ResourceArn")


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on the certificate, on one that is not there yet, or on everything."""
    action = f"acm:{asked.operation}"
    named = next((str(asked.params[name]) for name in _NAMES if asked.params.get(name)), None)
    if named is not None:
        return (demand(action, asked.named(named)),)
    if asked.operation in {"ImportCertificate", "RequestCertificate"}:
        return (demand(action, asked.arn("acm", "certificate/*")),)
    return (demand(action, asked.everything()),)
