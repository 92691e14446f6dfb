"""
Managed rule groups: those of AWS by name, and what those consist of that are rebuilt here.

https://docs.aws.amazon.com/waf/latest/APIReference/API_DescribeManagedRuleGroup.html
"""

from gatewright.aws.waf.managed import groups
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.errors import nonexistent
from gatewright.store.documents import Document, Documents


def list_available_managed_rule_groups(_documents: Documents, operation: Operation) -> Document:
    """Answer AWS's groups; those that are not rebuilt here can be stored only where that is allowed."""
    items.scope_of(operation)
    found = [
        {"VendorName": vendor, "Name": name, "VersioningSupported": False} for vendor, name in sorted(groups.CAPACITIES)
    ]
    shown, marker = items.page(found, operation.params)
    return {"ManagedRuleGroups": shown, **({"NextMarker": marker} if marker else {})}


def describe_managed_rule_group(_documents: Documents, operation: Operation) -> Document:
    """Answer the rules of a group, with their actions and labels."""
    params = operation.params
    items.scope_of(operation)
    if (params["VendorName"], params["Name"]) not in groups.CAPACITIES:
        raise nonexistent()
    if params.get("VersionName"):
        raise not_implemented("versions of managed rule groups are not kept: leave VersionName out")
    group = groups.group(params["VendorName"], params["Name"])
    if group is None:
        raise not_implemented(f"the rules of {params['Name']} are not known here")
    labels = dict.fromkeys(group.label_namespace + label for rule in group.rules for label in rule.labels)
    return {
        "Capacity": groups.capacity(params["VendorName"], params["Name"]),
        "Rules": [{"Name": rule.name, "Action": {"Block": {}}} for rule in group.rules],
        "LabelNamespace": group.label_namespace,
        "AvailableLabels": [{"Name": name} for name in labels],
    }
