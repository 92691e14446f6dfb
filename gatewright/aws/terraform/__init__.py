"""What `terraform show -json` tells of a state or a plan, as a template of CloudFormation."""
