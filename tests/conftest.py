"""What the tests share: the drawn-in answers, the development data beside the project, a real browser."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    no_shared = pytest.mark.skip(reason="the development data (../shared) is not beside the project")
    no_browser = pytest.mark.skip(reason="Chromium is not installed")
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(no_shared)
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(no_browser)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the development data."""
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """The invented case."""
    return ROOT / "examples"
