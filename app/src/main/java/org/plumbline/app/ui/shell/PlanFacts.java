package org.plumbline.app.ui.shell;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Plan;

/// Which server, which options of EXPLAIN, which format: a plan in one line.
final class PlanFacts {
    private PlanFacts() {}

    static String of(Plan plan) {
        String options = Arrays.stream(Capability.values()).filter(plan.capabilities()::has).map(Enum::name)
                .map(name -> name.replace('_', ' ')).collect(Collectors.joining(", "));
        int nodes = plan.nodes().size();
        return Stream.of(
                        plan.origin().postgresVersion().map(version -> "PostgreSQL " + version).orElse(""),
                        options, plan.origin().format().name(), nodes == 1 ? "1 node" : Format.count(nodes) + " nodes")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  ·  "));
    }
}
