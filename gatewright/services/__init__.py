"""The control plane: one folder for each AWS service, named as botocore names it."""
