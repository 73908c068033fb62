package org.plumbline.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.unit.Bytes;

/// All checks, in the order in which their findings are shown.
public final class HealthBook {
    private static final List<HealthCheck> CHECKS = List.of(
            new NumbersNearEnd(),
            new TransactionIdsNearEnd(),
            new InvalidIndexes(),
            new TablesWithoutPrimaryKey(),
            new DuplicateIndexes(),
            new OverlappingIndexes(),
            new UnusedIndexes(),
            new ArraysInBtree(),
            new ForeignKeysWithoutIndex(),
            new UnvalidatedConstraints(),
            new BloatedTables(),
            new BloatedIndexes(),
            new AutovacuumOff(),
            new UntendedTables());

    private HealthBook() {}

    public static List<HealthCheck> checks() {
        return CHECKS;
    }

    /// What all checks find: by check, the worst and largest first.
    public static List<HealthFinding> examine(CatalogFacts facts) {
        var worstFirst = Comparator.comparing(HealthFinding::severity).reversed()
                .thenComparing(finding -> finding.size().orElse(Bytes.NONE), Comparator.reverseOrder());
        var findings = new ArrayList<HealthFinding>();
        CHECKS.forEach(check -> findings.addAll(check.check(facts).stream().sorted(worstFirst).toList()));
        return List.copyOf(findings);
    }
}
