"""The workbook, read back by another reader than the one that wrote it."""
