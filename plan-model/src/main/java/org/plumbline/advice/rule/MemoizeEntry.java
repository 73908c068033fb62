package org.plumbline.advice.rule;

import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Bytes;

/// What Memoize would take to keep the rows of one key (`cost_memoize_rescan` and `relation_byte_size`, costsize.c;
/// `ExecEstimateCacheEntryOverheadBytes`, nodeMemoize.c).
final class MemoizeEntry {
    private static final double ENTRY_AND_KEY = 24 + 24;
    private static final double POINTER = 16;
    private static final double HEADER = 24;
    private static final long ALIGNED = 8;

    private MemoizeEntry() {}

    /// By the rows that a look-up was expected to find, or found where those are more.
    static double bytes(PlanNode inner) {
        double expected = inner.estimate().map(estimate -> estimate.rows().value()).orElse(1.0);
        double rows = Math.max(1, Math.max(expected, inner.executed().map(found -> found.rowsPerLoop().value()).orElse(0.0)));
        long width = inner.estimate().flatMap(estimate -> estimate.width()).map(Bytes::count).orElse(0L);
        return ENTRY_AND_KEY + rows * (POINTER + HEADER + (width + ALIGNED - 1) / ALIGNED * ALIGNED);
    }
}
