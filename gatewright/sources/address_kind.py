"""Whether an address leads into a network of one's own: what private DNS of a VPC is seen by."""

from ipaddress import ip_address


def kind_of_address(address: str) -> str:
    """Return `public`, `private` (as within a VPC) or `loopback`."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return "public"
    if parsed.is_loopback:
        return "loopback"
    return "private" if parsed.is_private else "public"
