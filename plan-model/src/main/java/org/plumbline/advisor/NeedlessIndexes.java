package org.plumbline.advisor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.health.DuplicateIndexes;
import org.plumbline.health.HealthCheck;
import org.plumbline.health.HealthFinding;
import org.plumbline.health.OverlappingIndexes;
import org.plumbline.health.UnusedIndexes;
import org.plumbline.plan.Operation;

/// Indexes of the tables that a workload reads or writes which the database could do without, whatever is built.
final class NeedlessIndexes {
    private static final List<HealthCheck> SAME = List.of(new DuplicateIndexes(), new OverlappingIndexes());

    private NeedlessIndexes() {}

    /// What the checks of a schema say of them: duplicates, those that another begins with, and those that nothing reads, unless a plan of
    /// the workload does.
    static List<HealthFinding> of(List<PlannedQuery> workload, CatalogFacts facts) {
        Set<String> read = new HashSet<>();
        workload.forEach(planned -> planned.plan().nodes().forEach(node -> index(node.operation()).ifPresent(read::add)));
        return Stream.concat(SAME.stream().flatMap(check -> check.check(facts).stream()),
                new UnusedIndexes().check(facts).stream().filter(finding -> !read.contains(finding.object()))).toList();
    }

    private static Optional<String> index(Operation operation) {
        return switch (operation) {
            case Operation.IndexScan scan -> Optional.of(scan.index());
            case Operation.IndexOnlyScan scan -> Optional.of(scan.index());
            case Operation.BitmapIndexScan scan -> Optional.of(scan.index());
            default -> Optional.empty();
        };
    }
}
