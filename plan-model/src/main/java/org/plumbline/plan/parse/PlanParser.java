package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Plan;

/// Reads every plan in a text: TEXT, JSON, YAML and XML output of EXPLAIN, PostgreSQL 9.6 to 18.
public final class PlanParser {
    private static final int LONGEST_EXCERPT = 60;

    private PlanParser() {}

    /// All plans in this text, in order; at least one.
    ///
    /// @throws PlanParseException when no plan can be read; it names the line in the person's own text
    public static List<Plan> parse(SourceText source) throws PlanParseException {
        var plans = new ArrayList<Plan>();
        var interner = new Interner();
        Optional<PlanParseException> failure = Optional.empty();
        for (Block block : Wrapping.blocks(source.text())) {
            var finder = new PlanFinder(block, interner);
            plans.addAll(finder.plans());
            failure = failure.or(finder::failure);
        }
        if (!plans.isEmpty()) {
            return List.copyOf(plans);
        }
        throw failure.orElseGet(() -> noPlan(source));
    }

    private static PlanParseException noPlan(SourceText source) {
        Lines lines = Lines.of(source.text());
        for (int line = 0; line < lines.count(); line++) {
            if (!lines.isBlank(line)) {
                String found = lines.trimmed(line);
                String excerpt = found.length() <= LONGEST_EXCERPT ? found : found.substring(0, LONGEST_EXCERPT) + "...";
                return new PlanParseException(lines.number(line), "no PostgreSQL plan found: expected what EXPLAIN prints, such as "
                        + "`Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)`, found `" + excerpt + "`. Is it the right text?");
            }
        }
        return new PlanParseException(0, "The text is empty: expected what EXPLAIN prints. Copy the whole plan and paste it again.");
    }
}
