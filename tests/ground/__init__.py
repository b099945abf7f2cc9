"""The ground floor: calendar, durations, excerpts."""
