"""Who may call the control plane: signatures that are verified, and policies that allow each operation."""
