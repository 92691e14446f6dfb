"""CloudFormation templates, understood without AWS: what they declare, and the operations that make it so."""
