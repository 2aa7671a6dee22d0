"""Every test, and every program a test starts, runs in the environment of the recordings; a busy machine may be slow."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from tests.support.environment import ENVIRONMENT

os.environ.update(ENVIRONMENT)
settings.register_profile("elnet", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("elnet")
