"""Areas: one level a file; each gives {place id: (level, geometry)} in degrees, simplified."""
