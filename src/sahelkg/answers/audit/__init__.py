"""What is suspicious though valid: findings for curators and careful readers; none of them says that a claim is wrong."""

from __future__ import annotations

from sahelkg.answers.audit.finding import CHECKS, Audit, Finding, audit

__all__ = ["CHECKS", "Audit", "Finding", "audit"]
