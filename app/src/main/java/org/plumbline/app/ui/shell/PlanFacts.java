package org.plumbline.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Plan;

/// Which server, which options of EXPLAIN, which format: a plan in one line.
final class PlanFacts {
    private static final List<Capability> ASKED_FOR = List.of(
            Capability.ANALYZE, Capability.VERBOSE, Capability.BUFFERS, Capability.WAL, Capability.SETTINGS, Capability.MEMORY,
            Capability.SERIALIZE);

    private PlanFacts() {}

    static String of(Plan plan) {
        int nodes = plan.nodes().size();
        return Stream.of(
                        plan.origin().postgresVersion().map(version -> "PostgreSQL " + version).orElse(""),
                        options(plan.capabilities()), plan.origin().format().name(),
                        nodes == 1 ? "1 node" : Format.count(nodes) + " nodes")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  ·  "));
    }

    /// Those that were asked for, and the defaults that were turned off: as one would write them.
    private static String options(Capabilities capabilities) {
        var options = ASKED_FOR.stream().filter(capabilities::has).map(Enum::name).collect(Collectors.toCollection(ArrayList::new));
        if (!capabilities.has(Capability.COSTS)) {
            options.add("COSTS OFF");
        }
        if (capabilities.has(Capability.ANALYZE) && !capabilities.has(Capability.TIMING)) {
            options.add("TIMING OFF");
        }
        return options.isEmpty() ? "" : "EXPLAIN (" + String.join(", ", options) + ")";
    }
}
