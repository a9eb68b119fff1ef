"""What the office keeps: models, the encrypted engine, the journal, migrations and backups."""
