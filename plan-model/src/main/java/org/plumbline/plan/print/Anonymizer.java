package org.plumbline.plan.print;

import java.util.Map;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Prints plans with other names and literals, so that they can be shown to strangers: what they are about is hidden, how they ran is not.
///
/// Replaced are the names of tables, columns, indexes, schemas, aliases, CTEs, constraints, triggers, and of functions and types that are
/// not PostgreSQL's; what stands in quotes; and numbers of three and more digits in expressions and in the statement. The same name or
/// word always becomes the same, in all plans that one anonymizer prints. Comments of the statement, and what stood around the plan, go.
///
/// Kept are all figures, operators, casts, collations, PostgreSQL's own names, the endings of indexes and constraints (`_pkey`), what
/// LIKE's patterns, arrays, dates and JSON values look like, short numbers, intervals, settings without names in them. So a plan that is
/// read again has the same nodes, figures and findings.
public final class Anonymizer {
    private final Replacements replacements = new Replacements();
    private final AttributeTexts texts = new AttributeTexts(replacements);

    /// The plan as `EXPLAIN (FORMAT JSON)` prints it, made anonymous.
    public String json(Plan plan) {
        var found = new Gathered();
        gather(plan, found);
        replacements.learn(found);
        return ExplainJson.of(plan, texts::rewritten);
    }

    /// How many names of each kind were replaced so far.
    public Map<NameKind, Integer> namesReplaced() {
        return replacements.nameCounts();
    }

    /// How many words, numbers and times of literals were replaced so far.
    public int literalsReplaced() {
        return replacements.literalCount();
    }

    /// The statement comes last: which of its words are names is known from the plan.
    private static void gather(Plan plan, Gathered found) {
        var gathering = new AttributeTexts(found);
        Capabilities present = plan.capabilities();
        Attributes behind = SummaryFields.behind(plan);
        plan.nodes().forEach(node -> gathering.named(NodeFields.of(node, present)));
        gathering.named(behind);
        for (PlanNode node : plan.nodes()) {
            gathering.rewritten(NodeFields.of(node, present));
        }
        gathering.rewritten(behind);
        gathering.rewritten(SummaryFields.before(plan));
    }
}
