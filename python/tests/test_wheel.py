"""The wheel as somebody installs it, in an environment of its own.

``BROADSHEET_WHEEL`` names the folder in which ``make wheel`` put it; ``make test-all`` does both.
"""

import os
import pathlib
import subprocess
import venv

import pytest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = os.environ.get("BROADSHEET_WHEEL")

pytestmark = pytest.mark.skipif(not FOLDER, reason="BROADSHEET_WHEEL names no wheel: make test-all")


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> pathlib.Path:
    """The folder of commands of a fresh environment with the newest wheel."""
    wheels = pathlib.Path(FOLDER).glob("broadsheet-*.whl")
    wheel = max(wheels, key=lambda path: path.stat().st_mtime)
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=True)
    commands = environment / "bin"
    subprocess.run([commands / "pip", "install", "--quiet", "--disable-pip-version-check",
                    wheel], check=True)
    return commands


@pytest.fixture(scope="module")
def run(installed, tmp_path_factory) -> pathlib.Path:
    """What the installed program makes of the sample articles, away from the project."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    package = python(installed, elsewhere, "import broadsheet; print(*broadsheet.__path__)")
    output_of(elsewhere, installed / "broadsheet", "run", pathlib.Path(package, "pipeline.json"),
              "--from", PROJECT / "data" / "articles", "--to", elsewhere / "out", "--quiet")
    return elsewhere / "out" / "current"


def output_of(folder, *command) -> str:
    """What a command prints that knows nothing of this checkout."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("PYTHONPATH", "BROADSHEET_LIBRARY", "BROADSHEET_PROGRAM")}
    done = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def python(installed, folder, program: str) -> str:
    return output_of(folder, installed / "python", "-c", program)


def test_the_package_has_the_version_of_its_program(installed, tmp_path):
    said = python(installed, tmp_path,
                  "import importlib.metadata as m; print(m.version('broadsheet'))")
    assert said == output_of(tmp_path, installed / "broadsheet", "--version")


def test_the_package_reads_what_its_program_wrote(installed, run):
    said = python(installed, run.parent, f"""
import broadsheet
tables = broadsheet.open({str(run)!r})
print(tables["documents"].row_count, len(tables["tokens"]["text"]) > 1000)
""")
    assert said == "35 True"


def test_the_program_shows_what_it_wrote(installed, run):
    shown = output_of(run, installed / "broadsheet", "show", run / "mentions.bsc", "--rows", "2")
    assert "document" in shown.splitlines()[0]


def test_the_package_holds_the_library_for_arrow(installed, run):
    said = python(installed, run.parent, f"""
import broadsheet
from broadsheet import native
table = broadsheet.read({str(run / "tokens.bsc")!r})
print(native.library() is not None, type(table.__arrow_c_stream__()).__name__)
""")
    assert said == "True PyCapsule"


def test_modules_of_every_folder_are_in_the_package(installed, tmp_path):
    names = sorted(
        str(path.relative_to(PROJECT / "python" / "src").with_suffix("")).replace("/", ".")
        for path in (PROJECT / "python" / "src" / "broadsheet").rglob("*.py")
        if path.name != "__init__.py")
    names = [name for name in names if ".data." not in name]
    python(installed, tmp_path, "import " + ", ".join(names))
