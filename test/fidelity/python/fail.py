"""Ends without an answer, to show what the caller is told."""

import sys

sys.exit("the reason why it ended")
