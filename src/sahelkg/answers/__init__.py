"""Answers: one module for each question, each usable alone, over one in-memory claim table."""
