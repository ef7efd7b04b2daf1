"""Electricity of data centres, now and in the published cases."""
