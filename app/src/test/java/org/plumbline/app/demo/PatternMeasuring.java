package org.plumbline.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.OwnSession;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.RewriteMeasuring;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// Measures a statement of the demo's workload and what a rewrite makes of it, with the values of its first call; of those that take the
/// place of many, with the values of up to a thousand.
record PatternMeasuring(Database database, OwnSession session) {
    private static final int MOST_CALLS = 1_000;
    private static final int TURNS = 5;
    /// Blocks of what was run since the counters began, what asks for them aside.
    private static final String BLOCKS = "select coalesce(sum(shared_blks_hit + shared_blks_read), 0)::bigint from pg_stat_statements "
            + "where query not like '%pg_stat_statements%'";

    /// What came of it: medians.
    ///
    /// @param calls of the original that one of the other takes the place of
    /// @param note what went wrong
    record Compared(int calls, Duration before, Duration after, long blocksBefore, long blocksAfter, Optional<String> note) {
        String times() {
            double times = (double) before.toNanos() / Math.max(1, after.toNanos());
            return String.format(Locale.ROOT, times < 10 ? "%.1f" : "%,.0f", times);
        }

        private static Compared wrong(String note) {
            return new Compared(1, Duration.ZERO, Duration.ZERO, 0, 0, Optional.of(note));
        }
    }

    Compared of(RewritePattern pattern, Rewriting rewriting) throws ServerFailure, RefusedStatement {
        List<List<Object>> calls = session.rows(pattern.traffic().values());
        return switch (rewriting.relation()) {
            case Relation.SameRows _ -> sideBySide(filled(pattern.statement(), calls.getFirst()),
                    filled(rewriting.sql(), calls.getFirst()));
            case Relation.NextPage page -> ofPages(pattern.statement(), rewriting.sql(), page, calls.getLast());
            case Relation.SameForEach _, Relation.SameEffect _ ->
                    ofMany(pattern.traffic(), rewriting.sql(), calls.subList(0, Math.min(MOST_CALLS, calls.size())));
        };
    }

    private Compared sideBySide(String original, String other) throws ServerFailure {
        return switch (RewriteMeasuring.of(database, original, other, Map.of(), RewriteMeasuring.LIMITS, new Canceller(), _ -> { })) {
            case RewriteMeasurement.Measured(var before, var after, long _, boolean _) -> new Compared(1, before.median(), after.median(),
                    before.touched().count(), after.touched().count(), Optional.empty());
            case RewriteMeasurement.Differs differs ->
                    Compared.wrong("differs: " + differs.rows() + " rows and " + differs.otherRows() + " " + differs.shown());
            case RewriteMeasurement.NotMeasured(String why) -> Compared.wrong(why);
        };
    }

    /// The deepest page; the row before it is the last one that a program would have seen. Its first column is the primary key.
    private Compared ofPages(String sql, String other, Relation.NextPage page, List<Object> values) throws ServerFailure, RefusedStatement {
        long skipped = ((Number) values.getFirst()).longValue();
        Object last = session.rows(filled(sql, List.of(skipped - 1))).getFirst().getFirst();
        return page.given().size() == 1 ? sideBySide(filled(sql, values), filled(other, List.of(last)))
                : Compared.wrong("more than one key to give: " + page.given());
    }

    private Compared ofMany(DemoTraffic traffic, String other, List<List<Object>> calls) throws ServerFailure, RefusedStatement {
        var columns = new ArrayList<>();
        for (int i = 0; i < calls.getFirst().size(); i++) {
            int column = i;
            columns.add(calls.stream().map(row -> '"' + row.get(column).toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        }
        String together = filled(other, columns);
        var before = new ArrayList<Counted>();
        var after = new ArrayList<Counted>();
        for (int turn = 0; turn <= TURNS; turn++) {
            before.add(counted(() -> traffic.run(session, calls)));
            after.add(counted(() -> session.run(together)));
        }
        // the first turn warms both
        return new Compared(calls.size(), median(before.subList(1, TURNS + 1)), median(after.subList(1, TURNS + 1)),
                before.getLast().blocks(), after.getLast().blocks(), Optional.empty());
    }

    private record Counted(Duration time, long blocks) {}

    private interface Work {
        void run() throws ServerFailure;
    }

    private Counted counted(Work work) throws ServerFailure {
        long blocks = blocks();
        long start = System.nanoTime();
        work.run();
        return new Counted(Duration.ofNanos(System.nanoTime() - start), blocks() - blocks);
    }

    private long blocks() throws ServerFailure {
        return ((Number) session.rows(BLOCKS).getFirst().getFirst()).longValue();
    }

    private static Duration median(List<Counted> runs) {
        var times = new ArrayList<>(runs.stream().map(Counted::time).toList());
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    /// With values in place of its parameters, in their order.
    private static String filled(String sql, List<Object> values) throws RefusedStatement {
        GuardedStatement statement = GuardedStatement.of(sql);
        var byName = new HashMap<String, Optional<String>>();
        for (int i = 0; i < statement.parameters().size(); i++) {
            byName.put(statement.parameters().get(i), Optional.of(values.get(i).toString()));
        }
        return statement.with(byName);
    }
}
