package org.plumbline.app.ui.text;

import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.Mask;

/// That somebody hid what a plan measured, as PostgreSQL's own tests do: `(actual rows=N loops=N)`.
public final class MaskedFiguresText {
    private MaskedFiguresText() {}

    /// One sentence; none where nothing that was measured is hidden.
    public static Optional<String> of(Plan plan) {
        long masked = plan.nodes().stream().filter(MaskedFiguresText::areMasked).count();
        return masked == 0 ? Optional.empty() : Optional.of("The figures of " + Format.count(masked)
                + (masked == 1 ? " node" : " nodes") + " are masked (such as loops=N): the query was run, but this text does not tell "
                + "all of how often, for how many rows and how long.");
    }

    /// Whether some figure of the node's execution has a sign in the place of its digits.
    public static boolean areMasked(PlanNode node) {
        return Stream.of("Actual Loops", "Actual Rows", "Actual Total Time").flatMap(key -> node.attributes().get(key).stream())
                .anyMatch(value -> value instanceof AttributeValue.Text(String text) && Mask.isMask(text));
    }
}
