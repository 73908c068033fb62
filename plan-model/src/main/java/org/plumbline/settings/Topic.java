package org.plumbline.settings;

/// What a setting is about.
public enum Topic {
    MEMORY, COSTS, PARALLELISM, PLANNER, JIT, STATISTICS, AUTOVACUUM, CHECKPOINTS, CONNECTIONS, TIMEOUTS, LOGGING
}
