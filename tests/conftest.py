"""How hypothesis runs: without a time limit for one example, which a busy machine would break."""

from hypothesis import settings

settings.register_profile("exactrank", deadline=None)
settings.load_profile("exactrank")
