package org.plumbline.app.ui.text;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.Mask;

/// That somebody hid what a plan measured, as PostgreSQL's own tests do: `(actual rows=N loops=N)`.
public final class MaskedFiguresText {
    private MaskedFiguresText() {}

    /// A sentence or two; none where nothing that was measured is hidden.
    public static Optional<String> of(Plan plan) {
        long masked = plan.nodes().stream().filter(MaskedFiguresText::areMasked).count();
        Optional<String> execution = masked == 0 ? Optional.empty() : Optional.of("The figures of " + Format.count(masked)
                + (masked == 1 ? " node" : " nodes") + " are masked (such as loops=N): the query was run, but this text does not tell "
                + "all of how often, for how many rows and how long.");
        String others = plan.capabilities().masked().stream().sorted().flatMap(MaskedFiguresText::beside)
                .collect(Collectors.joining(", "));
        Optional<String> beside = others.isEmpty() ? Optional.empty()
                : Optional.of("Masked, and so not known (rather than zero): " + others + ".");
        return Optional.of(Stream.of(execution, beside).flatMap(Optional::stream).collect(Collectors.joining(" ")))
                .filter(words -> !words.isEmpty());
    }

    private static Stream<String> beside(Capability capability) {
        return switch (capability) {
            case BUFFERS -> Stream.of("blocks (BUFFERS)");
            case IO_TIMINGS -> Stream.of("times of reads and writes");
            case WORKERS -> Stream.of("single workers");
            case WAL -> Stream.of("WAL");
            case SUMMARY -> Stream.of("planning time");
            case MEMORY -> Stream.of("the planner's memory");
            case SERIALIZE -> Stream.of("serialization");
            case ANALYZE, TIMING, COSTS, VERBOSE, SETTINGS, ROW_DECIMALS, PARALLEL_AWARE -> Stream.empty();
        };
    }

    /// Whether some figure of the node's execution has a sign in the place of its digits.
    public static boolean areMasked(PlanNode node) {
        return Stream.of("Actual Loops", "Actual Rows", "Actual Total Time").flatMap(key -> node.attributes().get(key).stream())
                .anyMatch(value -> value instanceof AttributeValue.Text(String text) && Mask.isMask(text));
    }
}
