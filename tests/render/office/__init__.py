"""Workbooks and documents as LibreOffice lays them out: run by `make long`, for it takes a word processor."""
