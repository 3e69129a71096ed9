// Stands in for the package of this name, which throws outside Next's server graph.
export {}
