"""What the office has set for evaluation, and what its units achieved."""
