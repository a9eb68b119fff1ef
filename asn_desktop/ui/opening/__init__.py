"""What comes from outside while the program starts or runs: arguments, files by double click, a second start."""
