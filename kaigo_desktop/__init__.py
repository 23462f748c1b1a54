"""Kaigo Desktop: long-term care insurance applications, from download to hand-over, offline."""

__version__ = "0.1.0"
