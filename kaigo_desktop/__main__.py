"""Start the window or a command: `python -m kaigo_desktop`."""

import sys

from kaigo_desktop.main import main

if __name__ == "__main__":
    sys.exit(main())
