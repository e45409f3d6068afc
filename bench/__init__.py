"""Runnable comparisons with peers; docs/benchmarks.md is written by them."""
