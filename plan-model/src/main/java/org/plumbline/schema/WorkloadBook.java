package org.plumbline.schema;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.rewrite.Gain;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.schema.WorkloadAdvice.OfHabit;
import org.plumbline.schema.WorkloadAdvice.OfRewrite;
import org.plumbline.schema.WorkloadAdvice.OfSchema;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.Habits;
import org.plumbline.workload.Workload;

/// All that a database and what is sent to it could do better, in one list.
public final class WorkloadBook {
    /// A statement with less than this of the time is not worth changing a program for (our own).
    private static final double LEAST_SHARE = 0.001;

    private WorkloadBook() {}

    /// The most time at stake first; where that is the same, the schema before statements, and these before habits.
    public static List<WorkloadAdvice> examine(SchemaFacts facts) {
        Stream<WorkloadAdvice> schema = SchemaBook.examine(facts).stream().map(OfSchema::new);
        Stream<WorkloadAdvice> habits = facts.workload().stream().flatMap(counted -> Habits.of(counted).stream()).map(OfHabit::new);
        return Stream.of(schema, rewrites(facts), habits).flatMap(each -> each)
                .sorted(Comparator.comparing(WorkloadAdvice::atStake).reversed()).toList();
    }

    /// What all statements took since counting began, those in functions within their callers; none where nothing was counted.
    public static Optional<Duration> total(SchemaFacts facts) {
        return facts.workload().map(counted -> Workload.of(counted, Criteria.USUAL).totals().totalTime()).filter(time -> !time.isZero());
    }

    private static Stream<WorkloadAdvice> rewrites(SchemaFacts facts) {
        double least = total(facts).map(time -> LEAST_SHARE * time.toNanos()).orElse(0.0);
        return facts.statements().stream().filter(use -> use.time().toNanos() > least).flatMap(WorkloadBook::rewrite);
    }

    private static Stream<WorkloadAdvice> rewrite(StatementUse use) {
        List<Rewriting> worth = rewritings(use).stream().filter(WorkloadBook::isWorthIt)
                .sorted(Comparator.comparing(Rewriting::gain)).toList();
        return worth.isEmpty() ? Stream.empty() : Stream.of(new OfRewrite(use, worth));
    }

    /// A rewrite that breaks on one statement of thousands costs this statement's, not the list.
    private static List<Rewriting> rewritings(StatementUse use) {
        try {
            return RewriteBook.rewritings(use.original());
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    /// PostgreSQL does not plan both alike. Whether a program sends a statement row by row its text does not tell: [Habits] do.
    private static boolean isWorthIt(Rewriting rewriting) {
        boolean together = rewriting.relation() instanceof Relation.SameForEach || rewriting.relation() instanceof Relation.SameEffect;
        return rewriting.gain() != Gain.NONE && !together;
    }
}
