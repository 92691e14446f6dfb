"""A forward proxy in the client's network answered."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix, Inferred

CAUSE = Cause(
    id="edge.proxy-refused",
    seed_row=None,
    title=N_("A proxy in the client's own network refused the call."),
    why=N_(
        "The answer has none of the marks of AWS. A proxy between the client and {host} refused to"
        " connect, or answered itself."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Is a proxy set where the call is made?"),
            command="printenv | grep -i _proxy",
        ),
        Confirm(
            text=N_("What does the call answer without the proxy?"),
            command="curl -i --noproxy '*' -X {http_method} '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Bypass the proxy for this host."),
            command="curl -i --noproxy '{host}' -X {http_method} '{url}'",
        ),
        Fix(
            text=N_("Let those who run the proxy allow the host."),
            safety="widens-access",
        ),
    ),
    look_alikes=("edge.other-service",),
    provenance=(
        Inferred("general knowledge of forward proxies: an answer without any id of AWS, or a refused CONNECT"),
    ),
    since="0.1",
    enforced=False,
)
