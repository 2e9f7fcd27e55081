"""Makes a wheel for one platform where the package holds programs (see ``Scripts/wheel``)."""

import pathlib
import platform
import re

from setuptools import setup

HERE = pathlib.Path(__file__).resolve().parent
HAS_PROGRAMS = (HERE / "src" / "broadsheet" / "bin").is_dir()


def version():
    """The version of the program: what ``Scripts/wheel`` noted of the one that it built, or what
    its source says."""
    noted = HERE / "VERSION"
    if noted.exists():
        return noted.read_text().strip()
    source = HERE.parent / "Sources" / "Pipeline" / "Manifest.swift"
    found = re.search(r'broadsheetVersion = "([^"]+)"', source.read_text(encoding="utf-8"))
    return found.group(1)


commands = {}

if HAS_PROGRAMS:
    try:
        from setuptools.command.bdist_wheel import bdist_wheel
    except ImportError:
        from wheel.bdist_wheel import bdist_wheel

    class PlatformWheel(bdist_wheel):
        """Any Python 3 of this platform: nothing in the package is bound to a version of it."""

        def finalize_options(self):
            super().finalize_options()
            self.root_is_pure = False

        def get_tag(self):
            name, version = platform.libc_ver()
            machine = platform.machine()
            system = f"linux_{machine}"
            if name == "glibc":
                system = f"manylinux_{version.replace('.', '_')}_{machine}"
            return "py3", "none", system

    commands["bdist_wheel"] = PlatformWheel

setup(version=version(), cmdclass=commands)
