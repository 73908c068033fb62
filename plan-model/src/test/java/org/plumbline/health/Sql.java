package org.plumbline.health;

import java.util.List;
import org.plumbline.advice.Remedy;

/// The statements of a finding.
final class Sql {
    private Sql() {}

    static List<String> of(HealthFinding finding) {
        return finding.remedies().stream().filter(Remedy.Act.class::isInstance).map(Remedy.Act.class::cast)
                .flatMap(act -> act.sql().stream()).toList();
    }
}
