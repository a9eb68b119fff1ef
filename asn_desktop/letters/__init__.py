"""What goes on paper: values in, PDF bytes out."""

import logging

for _name in ("pyhanko", "pyhanko_certvalidator"):  # what it says of a file is said again by us, in words
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False
