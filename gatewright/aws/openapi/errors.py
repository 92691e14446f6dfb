"""A definition that cannot be imported."""


class OpenApiError(ValueError):
    """A text that is no OpenAPI definition; its message is one line."""
