"""One source a file; each has `add(gazetteer)`, called in the order of make_tables.py."""
