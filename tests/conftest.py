"""What holds for every test."""

from hypothesis import settings

# Speed is measured in tests/benchmarks; here a busy machine must not make a test fail.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
