"""Records -> what people and programs read: the terminal's tables, JSON, JSON Lines, CSV."""
