"""Numbers with check digits: what is well formed, and what is wrong where.

A right check digit proves the form only: neither that the number was given out nor to whom.
"""
