"""The need clinic: from a pasted paragraph to a need that others can answer.

docs/algorithms/clinic.md tells how questions are chosen and what they are worth.
"""
