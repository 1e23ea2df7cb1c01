"""exactrank on a page: one file that runs in a browser by itself, or the same page in front of the program."""
