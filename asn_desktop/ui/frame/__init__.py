"""What surrounds every page: practice strip, tabs, finder, status bar, help, lock."""
