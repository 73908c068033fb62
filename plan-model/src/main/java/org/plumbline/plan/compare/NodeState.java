package org.plumbline.plan.compare;

/// What became of a node.
public enum NodeState { SAME, CHANGED, MOVED, ADDED, GONE }
