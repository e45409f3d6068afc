"""One small function per kind of evidence; its docstring is its public explanation."""
