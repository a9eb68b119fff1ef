"""Spreadsheets: cells in, typed values out; rows in, xlsx out."""
