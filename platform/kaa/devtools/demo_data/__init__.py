"""The demo's made-up world: pure generators, and what feeds them to the product's own services."""
