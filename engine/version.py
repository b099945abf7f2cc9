"""The version of the distribution, and of what the compile cache may trust."""

__version__ = "0.1.0"
