"""AWS Identity and Access Management, as far as a front door needs it: who there is, and what they may."""
