package org.plumbline.advice;

/// Why a finding or its remedy might be wrong. The sentence for each is made where it is shown.
public enum Doubt {
    /// The plan does not tell which indexes exist.
    EXISTING_INDEXES_UNKNOWN,
    /// Other parameter values may keep far more rows.
    OTHER_VALUES_MAY_DIFFER,
    /// The rows may have come from a cold cache.
    COLD_CACHE,
    /// More memory is taken by every such node of every session at once.
    MEMORY_MULTIPLIES,
    /// Figures per loop are rounded, and loops multiply the error.
    ROUNDED_PER_LOOP,
    /// Another plan may just move the time elsewhere.
    PLANNER_MAY_CHOOSE_OTHERWISE,
    /// Writes to the table become dearer.
    WRITES_COST_MORE,
    /// An extension of the finding to one node of several processes.
    AVERAGED_OVER_PROCESSES,
    /// Fewer workers may have been free only at that moment.
    MOMENTARY_LOAD,
    /// `max_parallel_workers` cannot go beyond `max_worker_processes`, which changes only with a restart.
    LIMITED_BY_WORKER_PROCESSES,
    /// Ranked without times.
    NO_TIMES,
    /// A cast to text is read as PostgreSQL's own of a varchar column; a column of another type needs an index on the cast itself.
    CAST_MAY_HIDE_ANOTHER_TYPE,
    /// An index on an expression needs a function that is immutable, which the plan does not tell.
    EXPRESSION_MUST_BE_IMMUTABLE,
    /// How much memory would do is worked out from what was written, not known.
    SIZE_IS_ESTIMATED,
    /// A NULL in the list makes NOT IN return no row at all, which NOT EXISTS does not.
    NULLS_DIFFER
}
