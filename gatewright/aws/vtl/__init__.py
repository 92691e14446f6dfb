"""Mapping templates: the Velocity Template Language as API Gateway runs it.

https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
"""

from gatewright.aws.vtl.errors import BodyNotJson, RenderError, TemplateError, VtlError
from gatewright.aws.vtl.template import Template, compile_template

__all__ = ["BodyNotJson", "RenderError", "Template", "TemplateError", "VtlError", "compile_template"]
