package org.plumbline.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All checks of a schema against its workload. A new one is added here, and nowhere else in plan-model.
public final class SchemaBook {
    /// By single columns and tables.
    private static final List<SchemaCheck> TABLES = List.of(
            new MissingStatistics(),
            new NotNullUnsaid(),
            new KeysThatRunOut(),
            new TextOfAnotherType(),
            new TimestampWithoutZone(),
            new PaddedText(),
            new InexactMoney(),
            new VacuumComesLate(),
            new RoomForHotUpdates());

    /// By what the workload does.
    private static final List<SchemaCheck> WORKLOAD = List.of(
            new PartitionByTime(),
            new RetentionByPartition(),
            new ColdPartitions(),
            new BlockRangesInPlace(),
            new SummaryTable(),
            new GeneratedColumn(),
            new IndexSelectively());

    private SchemaBook() {}

    public static List<SchemaCheck> checks() {
        var checks = new ArrayList<SchemaCheck>(WORKLOAD);
        checks.addAll(TABLES);
        return List.copyOf(checks);
    }

    /// What all checks advise: the most database time at stake first, then in the book's order.
    public static List<SchemaAdvice> examine(SchemaFacts facts) {
        return checks().stream().flatMap(check -> check.check(facts).stream())
                .sorted(Comparator.comparing(SchemaAdvice::atStake).reversed()).toList();
    }
}
