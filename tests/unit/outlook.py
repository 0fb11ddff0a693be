"""The maker of Outlook messages of the samples, for tests."""

import importlib.util
import sys
from types import ModuleType

from tests.paths import SAMPLES


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_outlook", SAMPLES / "outlook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


maker = _load()
