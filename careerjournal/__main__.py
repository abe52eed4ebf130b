"""``python -m careerjournal``: the same as the command."""

import sys

from careerjournal.cli import main

if __name__ == "__main__":
    sys.exit(main())
