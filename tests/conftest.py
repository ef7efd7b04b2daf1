"""What holds for every test."""

import os

from hypothesis import settings

# Speed is measured in tests/benchmarks; here a busy machine must not make a test fail, and the
# same commit must pass or fail the same way. HYPOTHESIS_PROFILE=searching looks for new cases.
settings.register_profile("settled", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "settled"))
