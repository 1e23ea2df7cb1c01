"""python -m exactrank: the command line."""

import sys

from exactrank.cli import main

sys.exit(main())
