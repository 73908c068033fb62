package org.plumbline.advisor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Quantity;
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

    private static final List<String> OF_POSTGRES = List.of("pg_catalog.", "pg_toast", "pg_temp", "information_schema.");

    private NeedlessIndexes() {}

    /// What the checks of a schema say of them: duplicates, those that another begins with, and those that nothing reads, unless a plan of
    /// the workload does.
    static List<HealthFinding> of(List<PlannedQuery> workload, CatalogFacts facts) {
        Set<String> read = new HashSet<>();
        workload.forEach(planned -> planned.plan().nodes().forEach(node -> index(node.operation()).ifPresent(read::add)));
        List<HealthFinding> same = SAME.stream().flatMap(check -> check.check(facts).stream()).toList();
        // One that does another's work takes over its readers when that goes.
        Set<String> told = same.stream().flatMap(finding -> Stream.of(finding.object(), other(finding))
                .map(index -> finding.table().orElse("") + " " + index)).collect(Collectors.toSet());
        return Stream.concat(same.stream(), new UnusedIndexes().check(facts).stream()
                .filter(finding -> !read.contains(finding.object()))
                .filter(finding -> !told.contains(finding.table().orElse("") + " " + finding.object())))
                .filter(finding -> finding.table().filter(NeedlessIndexes::isOfPostgres).isEmpty()).toList();
    }

    private static boolean isOfPostgres(String table) {
        return OF_POSTGRES.stream().anyMatch(table::startsWith);
    }

    /// The index that does the work of the one that a finding is about.
    private static String other(HealthFinding finding) {
        return finding.evidence().stream().filter(each -> each.name().equals(DuplicateIndexes.OTHER))
                .flatMap(each -> each.value() instanceof Quantity.OfText(String text) ? Stream.of(text) : Stream.empty())
                .findFirst().orElse("");
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
