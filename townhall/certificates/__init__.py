"""Notices and certificates: rendered, sealed, issued once, verifiable by anyone (Bescheid, Urkunde)."""
