"""The settings of the tests: those of a node in a folder of its own, made quick."""

import os
import tempfile
from pathlib import Path

# Before the real settings read the environment; the folder goes when the tests have ended.
HOME_OF_TESTS = Path(tempfile.mkdtemp(prefix="duijie-tests-"))
os.environ.update(DUIJIE_HOME=str(HOME_OF_TESTS), DUIJIE_SECRET_KEY="only for tests")  # noqa: S106

from duijie.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# A connection that a worker's thread left open would be one warning, that is, one failure.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
