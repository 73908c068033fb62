package org.plumbline.app.db;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.workload.Counters;
import org.plumbline.workload.StatementCounters;

/// Collects entries of `pg_stat_statements`.
final class Entries implements StatStatements.Taker {
    private final List<StatementCounters> seen = new ArrayList<>();
    private Counters hidden = Counters.NONE;
    private int hiddenCount;

    @Override
    public void seen(StatementCounters statement) {
        seen.add(statement);
    }

    @Override
    public void hidden(Counters counters) {
        hidden = hidden.plus(counters);
        hiddenCount++;
    }

    List<StatementCounters> seen() {
        return seen;
    }

    Counters hiddenTogether() {
        return hidden;
    }

    int hiddenCount() {
        return hiddenCount;
    }
}
