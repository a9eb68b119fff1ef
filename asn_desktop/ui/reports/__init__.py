"""Tab Laporan: lists to print, the head count, pictures of the whole."""
