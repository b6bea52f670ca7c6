"""From the options to the configuration: what ``auto`` means here, and what programs will run in."""

import hashlib
from pathlib import Path

from graphs.config import Config
from graphs.options import Options
from graphs.setup import is_foreign
