"""exactrank derives, shows, judges and proves exact linear algebra."""

__version__ = "0.1.0"
