"""The models that roles speak through: two protocols, one retry layer, and a cache."""
