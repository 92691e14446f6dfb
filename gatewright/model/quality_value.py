"""How much a client likes one of what it lists in `Accept-Encoding` or `Accept-Language` (RFC 9110, section 12.4.2)."""


def quality_value(parameters: str) -> float:
    """Return the weight behind a `;`: 1 where none stands there, 0 for what is no number."""
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
