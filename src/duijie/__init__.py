"""Duijie 对接: joins the innovation chain to the industry chain."""

__version__ = "0.1.0"
