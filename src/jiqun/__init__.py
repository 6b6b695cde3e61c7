"""An observatory for industrial clusters."""
