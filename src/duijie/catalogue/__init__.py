"""Offers, needs, experts and labs: what organisations let others find."""
