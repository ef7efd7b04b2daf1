"""What an hour of hardware costs, and when it has paid for itself."""
