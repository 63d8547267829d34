"""Real processes are killed while people file; afterwards a checker looks for what is missing or there twice."""
