"""Energy, carbon and water of prompts, answers, training runs and one's own machines."""
