"""Pictures, pages and texts made from answers."""
