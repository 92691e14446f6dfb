"""An API gateway you can interrogate: it refuses a call as Amazon API Gateway would, and says why."""

__version__ = "0.1.0"
