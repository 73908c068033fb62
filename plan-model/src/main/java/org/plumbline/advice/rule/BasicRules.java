package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// The *basic* mode: two recommendations for the direct children of the root, word for word, whatever they cost.
///
///     Hash Join
///       ->  Seq Scan on orders     Add index for sequential scan
///       ->  Hash
///             ->  Seq Scan on customers   (not a direct child: nothing)
final class BasicRules {
    private static final RuleInfo SEQ_SCAN = new RuleInfo("basic-seq-scan", "Sequential scan", Category.SCAN, Set.of());
    private static final RuleInfo NESTED_LOOP = new RuleInfo("basic-nested-loop", "Nested loop", Category.JOIN, Set.of());

    private BasicRules() {}

    /// In the order of the nodes; InitPlans, CTEs and SubPlans of the root are among its children, as in PostgreSQL's JSON.
    static List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (PlanNode child : plan.plan().children(plan.plan().root())) {
            recommendation(child).ifPresent(advice -> findings.add(Draft.of(advice.rule(), plan, Stake.ofSubtree(plan, child, 1))
                    .at(child).fix(new Remedy.Advice(advice.text())).finding()));
        }
        return findings;
    }

    private record Recommendation(RuleInfo rule, String text) {}

    private static Optional<Recommendation> recommendation(PlanNode child) {
        return switch (child.nodeType()) {
            case "Seq Scan" -> Optional.of(new Recommendation(SEQ_SCAN, "Add index for sequential scan"));
            case "Nested Loop" -> Optional.of(new Recommendation(NESTED_LOOP, "Consider hash join or merge join"));
            default -> Optional.empty();
        };
    }
}
