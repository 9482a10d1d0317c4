"""Audit: everything above comes in; findings (contradictions inside and between documents) go out."""
