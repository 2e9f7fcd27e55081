"""Makes a wheel for one platform where the package holds programs (see ``Scripts/wheel``)."""

import pathlib
import platform

from setuptools import setup

HAS_PROGRAMS = (pathlib.Path(__file__).parent / "src" / "broadsheet" / "bin").is_dir()
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

setup(cmdclass=commands)
