"""What the pages show. Its charts serve notebooks and files too."""
