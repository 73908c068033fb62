package org.plumbline.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Bytes;

/// One thing that is wrong in a database, as data.
///
/// @param check id of the check that says so
/// @param severity how much it matters
/// @param table as `schema.name`; none for a sequence of its own
/// @param object the index, constraint, column or sequence that it is about, unquoted; of a table as a whole its name
/// @param size what it takes on disk, or what of it is wasted; none where that does not matter
/// @param evidence the figures it rests on, the most telling first
/// @param remedies what would mend it, the best first
/// @param doubts why it might be wrong
public record HealthFinding(
        String check, Severity severity, Optional<String> table, String object, Optional<Bytes> size, List<Evidence> evidence,
        List<Remedy> remedies, List<Doubt> doubts) {

    public HealthFinding {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
        doubts = List.copyOf(doubts);
    }

    /// One of a table's index, constraint or column, or of the table itself; without evidence, remedies and doubts as yet.
    static HealthFinding of(HealthCheck check, Severity severity, String table, String object) {
        return new HealthFinding(
                check.id(), severity, Optional.of(table), object, Optional.empty(), List.of(), List.of(), List.of());
    }

    HealthFinding of(Bytes bytes) {
        return new HealthFinding(check, severity, table, object, Optional.of(bytes), evidence, remedies, doubts);
    }

    HealthFinding because(Evidence... figures) {
        return new HealthFinding(check, severity, table, object, size, joined(evidence, List.of(figures)), remedies, doubts);
    }

    HealthFinding fix(Remedy remedy) {
        return new HealthFinding(check, severity, table, object, size, evidence, joined(remedies, List.of(remedy)), doubts);
    }

    HealthFinding unless(Doubt... several) {
        return new HealthFinding(check, severity, table, object, size, evidence, remedies, joined(doubts, List.of(several)));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
