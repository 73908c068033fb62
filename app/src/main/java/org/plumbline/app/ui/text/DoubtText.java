package org.plumbline.app.ui.text;

import org.plumbline.advice.Doubt;

/// Why a finding might be wrong, in one sentence each.
final class DoubtText {
    private DoubtText() {}

    static String of(Doubt doubt) {
        return switch (doubt) {
            case EXISTING_INDEXES_UNKNOWN -> "A plan does not tell which indexes exist: look whether a similar one is already there.";
            case OTHER_VALUES_MAY_DIFFER -> "With other values in the condition far more rows may match, and then an index helps less.";
            case COLD_CACHE -> "Much of the time may have gone into reading from disk for the first time: run it again and compare.";
            case MEMORY_MULTIPLIES -> "Every sort and hash of every session may take this much memory at once.";
            case ROUNDED_PER_LOOP -> "PostgreSQL rounds figures per loop, and many loops multiply the error.";
            case PLANNER_MAY_CHOOSE_OTHERWISE -> "The planner may choose another plan, which moves the time elsewhere.";
            case WRITES_COST_MORE -> "Every write to the table has to keep the index up to date.";
            case AVERAGED_OVER_PROCESSES -> "The time is an average over the parallel processes; one of them may have taken longer.";
            case MOMENTARY_LOAD -> "The workers may have been busy at that moment only.";
            case LIMITED_BY_WORKER_PROCESSES -> "It cannot go beyond max_worker_processes (8 by default), which needs a restart.";
            case NO_TIMES -> "The plan carries no times, so this is judged by blocks or by the planner's costs.";
            case CAST_MAY_HIDE_ANOTHER_TYPE -> "The condition casts the column to text: if the column is not text itself, "
                    + "the index must be on the cast.";
            case EXPRESSION_MUST_BE_IMMUTABLE ->
                    "The index is on an expression, which PostgreSQL only takes if its functions are immutable.";
            case SIZE_IS_ESTIMATED -> "How much memory would do is worked out from what went to disk: it may take more or less.";
            case NULLS_DIFFER -> "A NULL in the list makes NOT IN return no row at all; NOT EXISTS passes over it.";
        };
    }
}
