"""What the single file does before the program: it says so where it was built for another Python.

Parts of the program are compiled, each for one version of Python on one sort of system. shiv runs this file with
``site_packages``, the folder that holds them, whatever Python that is: so it is written for old ones, too.
"""

import sys
import sysconfig
from pathlib import Path

if __name__ == "__main__":
    compiled = Path(globals()["site_packages"], "msgspec")
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    if sys.version_info < (3, 11) or not (compiled / f"_core{suffix}").exists():
        sys.exit(
            f"careerjournal: This file was not built for the Python that runs it, {sys.version.split()[0]} on "
            f"{sys.platform}. Run it with the Python it was built with, or build it again with this one (3.11 or "
            "later). Your journal is untouched."
        )
