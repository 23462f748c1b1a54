"""Kaigo Desktop: long-term care insurance applications, from download to hand-over, on one closed computer."""

__version__ = "0.1.0"
