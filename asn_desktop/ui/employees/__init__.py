"""Tab Pegawai: the list, the page of one person, the form, histories, units and officials, the import."""
