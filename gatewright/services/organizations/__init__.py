"""AWS Organizations, as far as service control policies need it: who is bound by which, and from where."""
