package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.advisor.proof.MeasuredSet.NotMeasured;
import org.plumbline.advisor.proof.MeasuredStatement;
import org.plumbline.advisor.proof.Run;
import org.plumbline.advisor.proof.Runs;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Runs statements without new indexes in one session, and with them in another, whose transaction has built them and is rolled back: of
/// what is not committed the first does not know, so that the two take turns on the same server and the same memory.
///
/// Only what reads is run, in transactions that may not write.
final class WorkloadRuns {
    /// Fewer cannot be told from chance.
    private static final int LEAST_TURNS = 5;
    private static final int MOST_TURNS = 15;
    /// What the turns of one statement may take together, where more than the least are made.
    private static final Duration TURNS = Duration.ofSeconds(5);
    /// Of the rows of an index-only scan those that it looks up in the table (our catalogue, row 17: warn).
    private static final double STALE = 0.05;
    private static final long LEAST_FETCHES = 100;

    private final Connection without;
    private final Connection with;
    private final CatalogFacts facts;
    private final ProofLimits limits;
    private final String place;
    private final Consumer<String> progress;
    private final Canceller canceller = new Canceller();
    private final RolledBackIndexes indexes;
    private final List<MeasuredStatement> measured = new ArrayList<>();
    private final List<NotMeasured> others = new ArrayList<>();
    private final Set<IndexCandidate> visited = new LinkedHashSet<>();
    private final Set<String> stale = new LinkedHashSet<>();
    private long begun;

    /// @param without a session of its own, as `with`: neither is of use to others afterwards
    /// @param progress told what is done now, on another thread
    WorkloadRuns(Connection without, Connection with, CatalogFacts facts, ProofLimits limits, String place, Consumer<String> progress) {
        this.without = without;
        this.with = with;
        this.facts = facts;
        this.limits = limits;
        this.place = place;
        this.progress = progress;
        this.indexes = new RolledBackIndexes(with, facts, limits.build(), progress, canceller);
    }

    /// @throws WhatIfFailure when the server no longer answers, or it was stopped; nothing that was built is left
    MeasuredSet of(List<WorkloadQuery> workload, Set<IndexCandidate> set) throws WhatIfFailure {
        RolledBackIndexes.doing(() -> indexes.meanwhile(set, built -> {
            if (!built.isEmpty()) {
                measure(workload, built);
            }
        }), canceller, place);
        Map<IndexCandidate, String> notBuilt = indexes.refused(set);
        if (notBuilt.size() == set.size()) {
            var first = notBuilt.entrySet().iterator().next();
            throw new WhatIfFailure("No index could be built to measure it. The one " + IndexDdl.definition(first.getKey()).replaceFirst(
                    "ON", "on") + ": " + first.getValue(), null);
        }
        return new MeasuredSet(measured, others, notBuilt, visited, stale);
    }

    private void measure(List<WorkloadQuery> workload, Map<Long, IndexCandidate> built) throws SQLException {
        without.setReadOnly(true);
        without.setAutoCommit(false);
        var plain = new TimedSession(without, facts.server(), limits.run(), canceller);
        var indexed = new TimedSession(with, facts.server(), limits.run(), canceller);
        begun = System.nanoTime();
        int number = 0;
        for (WorkloadQuery query : workload) {
            progress.accept("Running " + query.name() + ", " + ++number + " of " + workload.size());
            Optional<NotMeasured> not = isTimeUp() ? Optional.of(new NotMeasured(query.name(), "the time for measuring was up"))
                    : measured(query, plain, indexed, built);
            not.ifPresent(others::add);
        }
    }

    private boolean isTimeUp() {
        return took().compareTo(limits.all()) >= 0;
    }

    /// How long statements were run so far.
    Duration took() {
        return begun == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Why it was not, if so.
    private Optional<NotMeasured> measured(
            WorkloadQuery query, TimedSession plain, TimedSession indexed, Map<Long, IndexCandidate> built) throws SQLException {
        try {
            GuardedStatement guarded = GuardedStatement.of(query.sql());
            Optional<String> reason = notRun(guarded);
            Set<IndexCandidate> used = reason.isPresent() ? Set.of() : indexes.planned(query, built).used();
            if (reason.isEmpty() && used.isEmpty()) {
                return Optional.of(new NotMeasured(query.name(), "its plan uses none of the indexes, so that nothing changes", true));
            }
            return (reason.isPresent() ? reason : run(query, guarded.sql(), used, plain, indexed, built))
                    .map(words -> new NotMeasured(query.name(), words));
        } catch (RefusedStatement refused) {
            return Optional.of(new NotMeasured(query.name(), refused.getMessage()));
        } catch (SQLException refused) {
            ReadOnly.throwIfItEndsTheConnection(refused);
            if (canceller.isCancelled()) {
                throw refused;
            }
            return Optional.of(new NotMeasured(query.name(), ServerFailure.ofStatement(refused, "").getMessage()));
        }
    }

    /// Why a statement is never run; nothing where it is.
    static Optional<String> notRun(WorkloadQuery query) {
        try {
            return notRun(GuardedStatement.of(query.sql()));
        } catch (RefusedStatement refused) {
            return Optional.of(refused.getMessage());
        }
    }

    private static Optional<String> notRun(GuardedStatement guarded) {
        return guarded.writes() ? Optional.of("it writes or locks rows, and was only planned")
                : !guarded.survivors().isEmpty()
                ? Optional.of("it calls " + String.join(", ", guarded.survivors().stream().sorted().toList())
                        + ", whose effect no rollback undoes")
                : !guarded.parameters().isEmpty() ? Optional.of(
                        "its parameters have no values (\\set or \\bind in its file gives them), and it was only planned")
                : Optional.empty();
    }

    /// The first turn warms both and does not count. Without the indexes first: what the server refuses there, as it writes, is not run in
    /// the transaction that builds.
    private Optional<String> run(WorkloadQuery query, String sql, Set<IndexCandidate> used, TimedSession plain, TimedSession indexed,
            Map<Long, IndexCandidate> built) throws SQLException {
        Run cold = plain.run(sql).run();
        TimedSession.Ran first = indexed.run(sql);
        if (!cold.finished() && !first.run().finished()) {
            return Optional.of("it does not come to its end within " + limits.run().toSeconds() + " s, with the indexes or without");
        }
        first.plan().ifPresent(plan -> look(plan, built));
        var before = new ArrayList<Run>();
        var after = new ArrayList<Run>();
        for (int turn = turns(cold, first.run()); turn > 0 && !(isTimeUp() && !after.isEmpty()); turn--) {
            boolean plainFirst = turn % 2 == 0;
            if (plainFirst) {
                before.add(again(plain, sql, cold));
            }
            after.add(again(indexed, sql, first.run()));
            if (!plainFirst) {
                before.add(again(plain, sql, cold));
            }
        }
        measured.add(new MeasuredStatement(query, new Runs(before), new Runs(after), used));
        return Optional.empty();
    }

    private static int turns(Run cold, Run first) {
        long once = Math.max(1, cold.time().plus(first.time()).toNanos());
        return Math.clamp(TURNS.toNanos() / once, LEAST_TURNS, MOST_TURNS);
    }

    /// What did not come to its end once is not waited for again.
    private static Run again(TimedSession session, String sql, Run first) throws SQLException {
        return first.finished() ? session.run(sql).run() : first;
    }

    /// For index-only scans that look many rows up in the table, and for indexes that were made for such a scan and serve another one.
    private void look(Plan plan, Map<Long, IndexCandidate> built) {
        for (PlanNode node : plan.nodes()) {
            switch (node.operation()) {
                case Operation.IndexOnlyScan scan when node.execution() instanceof Execution.Executed ran ->
                    of(scan.index(), built).filter(_ -> isStale(scan, ran)).ifPresent(index ->
                            stale.add(index.schema().map(schema -> schema + ".").orElse("") + index.table()));
                case Operation.IndexScan scan -> visited.addAll(carrying(scan.index(), built));
                case Operation.BitmapIndexScan scan -> visited.addAll(carrying(scan.index(), built));
                default -> { } // of no index
            }
        }
    }

    private static boolean isStale(Operation.IndexOnlyScan scan, Execution.Executed ran) {
        long fetches = scan.heapFetches().orElse(0L);
        // Rows per loop are rounded; there is never more than one fetch for a row.
        return fetches >= LEAST_FETCHES && fetches >= STALE * Math.max(ran.rowsAllLoops().value(), fetches);
    }

    private static Set<IndexCandidate> carrying(String name, Map<Long, IndexCandidate> built) {
        return of(name, built).filter(index -> !index.include().isEmpty()).map(Set::of).orElse(Set.of());
    }

    private static Optional<IndexCandidate> of(String name, Map<Long, IndexCandidate> built) {
        OptionalLong number = WhatIfPlan.number(name);
        return number.isPresent() ? Optional.ofNullable(built.get(number.getAsLong())) : Optional.empty();
    }
}
