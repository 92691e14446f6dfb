"""Does the client's certificate satisfy the domain name's truststore?"""

from gatewright.checks.tls import client_certificate_missing, client_certificate_untrusted, version_refused
from gatewright.checks.tls.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

TLS = Check(
    id="tls",
    title=N_("Does the client speak the TLS, and have the certificate, that the domain name wants?"),
    run=check,
    establishes=(),
    causes=(client_certificate_untrusted.CAUSE, client_certificate_missing.CAUSE, version_refused.CAUSE),
)
