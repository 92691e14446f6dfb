"""EC2 as far as private APIs need it: VPCs, subnets, security groups and interface endpoints of execute-api."""
