"""
A SAM template made a CloudFormation template, by AWS's own translator.

https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/what-is-sam.html. The translator is given
everything that it would ask AWS for: the region, and the managed policies by their names. It is imported only where a
template says that it is of SAM.
"""

import copy
import logging
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates import loops

TRANSFORM: Final = "AWS::Serverless-2016-10-31"
"""What a template of SAM names as its transform."""


APPLICATION: Final = "AWS::Serverless::Application"
"""A template within the template: a file beside it, a place in S3, or an application of AWS's repository."""


class _Region:
    """What the translator takes for a session of boto3: it reads the region, and nothing else."""

    def __init__(self, region: str) -> None:
        self.region_name = region


def transforms(root: Mapping[str, Any]) -> list[str]:
    """Return the transforms that a template names."""
    named = root.get("Transform") or []
    listed = named if isinstance(named, list) else [named]
    return [str(one.get("Name") if isinstance(one, Mapping) else one) for one in listed]


def check(root: Mapping[str, Any]) -> None:
    """Raise `DocumentError` for a macro that runs in AWS only."""
    for name in transforms(root):
        if name not in (TRANSFORM, loops.TRANSFORM):
            raise DocumentError(f"Transform: `{name}` runs in AWS, and is not offered here")


def is_sam(root: Mapping[str, Any]) -> bool:
    """Return whether a template is one of SAM."""
    return TRANSFORM in transforms(root)


def with_loops_done(root: Mapping[str, Any], parameters: Mapping[str, str]) -> Mapping[str, Any]:
    """Return a template without loops, where it says that it may have some."""
    return loops.expanded(root, parameters) if loops.TRANSFORM in transforms(root) else root


def translated(root: Mapping[str, Any], parameters: Mapping[str, str], region: str) -> dict[str, Any]:
    """Return the CloudFormation template of a SAM template, or raise `DocumentError` in the translator's words."""
    from samtranslator.internal.managed_policies import get_bundled_managed_policy_map  # noqa: PLC0415  # heavy
    from samtranslator.model.exceptions import InvalidDocumentException  # noqa: PLC0415  # as above
    from samtranslator.parser.parser import Parser  # noqa: PLC0415  # as above
    from samtranslator.translator.translator import Translator  # noqa: PLC0415  # as above
    from samtranslator.utils.py27hash_fix import (  # noqa: PLC0415  # as above
        to_py27_compatible_template,
        undo_mark_unicode_str_in_template,
    )

    _check_applications(root)
    # It complains of metrics that nobody collects here.
    logging.getLogger("samtranslator").setLevel(logging.CRITICAL)
    policies = get_bundled_managed_policy_map(partition_of(region)) or {}
    written, values = copy.deepcopy(dict(root)), _values(root, parameters)
    try:
        # The ids that AWS draws for deployments come from the hashes of Python 2, which this makes the translator keep.
        to_py27_compatible_template(written, values)
        translator = Translator(policies, Parser(), boto_session=_Region(region))
        found = translator.translate(written, parameter_values=values, get_managed_policy_map=lambda: policies)
    except InvalidDocumentException as error:
        raise DocumentError("; ".join(_line(cause.message) for cause in error.causes) or _line(error.message)) from None
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise DocumentError(f"the SAM translator cannot read the template: {_line(str(error))}") from error
    plain: dict[str, Any] = undo_mark_unicode_str_in_template(found)
    return {name: one for name, one in plain.items() if name not in {"Transform", "Globals"}}


def _check_applications(root: Mapping[str, Any]) -> None:
    """Raise `DocumentError` for an application of AWS's repository, which the translator would ask AWS for."""
    resources = root.get("Resources")
    for name, one in resources.items() if isinstance(resources, Mapping) else ():
        properties = one.get("Properties") if isinstance(one, Mapping) else None
        location = properties.get("Location") if isinstance(properties, Mapping) else None
        if isinstance(location, Mapping) and one.get("Type") == APPLICATION:
            raise DocumentError(f"Resources.{name}: applications of the Serverless Application Repository are in AWS")


def _values(root: Mapping[str, Any], parameters: Mapping[str, str]) -> dict[str, Any]:
    declared = root.get("Parameters")
    names = declared if isinstance(declared, Mapping) else {}
    return {name: value for name, value in parameters.items() if name in names}


def _line(text: str) -> str:
    return " ".join(text.split())
