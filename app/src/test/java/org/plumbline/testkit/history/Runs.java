package org.plumbline.testkit.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.HistoryFailure;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.db.history.RunPlace;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// Runs as a server would have brought them, a minute apart.
public final class Runs {
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    private final HistoryFile file;
    private int count;

    public Runs(HistoryFile file) {
        this.file = file;
    }

    /// A run of ANALYZE that took so many milliseconds.
    public void ran(String sql, String connection, double ms) {
        keep(sql, connection, true, """
                [{"Plan": {"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "orders",
                  "Startup Cost": 0.00, "Total Cost": 18334.00, "Plan Rows": 10, "Plan Width": 8,
                  "Actual Startup Time": 0.010, "Actual Total Time": %1$s, "Actual Rows": 10, "Actual Loops": 1,
                  "Filter": "(status = 'open'::text)", "Rows Removed by Filter": 999990},
                  "Planning Time": 0.250, "Triggers": [], "Execution Time": %1$s}]
                """.formatted(ms));
    }

    /// Likewise of a plan with an index.
    public void found(String sql, String connection, double ms) {
        keep(sql, connection, true, """
                [{"Plan": {"Node Type": "Index Scan", "Relation Name": "orders", "Alias": "orders", "Index Name": "orders_status_idx",
                  "Startup Cost": 0.00, "Total Cost": 90.00, "Plan Rows": 10, "Plan Width": 8,
                  "Actual Startup Time": 0.010, "Actual Total Time": %1$s, "Actual Rows": 10, "Actual Loops": 1,
                  "Index Cond": "(status = 'open'::text)"},
                  "Planning Time": 0.250, "Triggers": [], "Execution Time": %1$s}]
                """.formatted(ms));
    }

    /// A plain EXPLAIN.
    public void planned(String sql, String connection, double cost) {
        keep(sql, connection, false, """
                [{"Plan": {"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "orders",
                  "Startup Cost": 0.00, "Total Cost": %s, "Plan Rows": 10, "Plan Width": 8}}]
                """.formatted(cost));
    }

    private void keep(String sql, String connection, boolean analyze, String json) {
        try {
            var place = new RunPlace(connection, "me@db.example:5432/shop", Optional.of("shop"), Optional.of("18.6"));
            file.keep(ExplainRun.of(FIRST.plusSeconds(60L * count++), place, sql, List.of("BUFFERS"), analyze, Duration.ofMillis(75),
                    Analyzer.analyze(SourceText.of("plan", json)).getFirst()), json);
        } catch (HistoryFailure | PlanParseException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
