package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that looks at each node of one kind (or of a few) by itself.
///
/// @param <O> what those nodes do
abstract class NodeRule<O extends Operation> implements PlanRule {
    private final RuleInfo info;
    private final Class<O> operation;
    private final Set<Class<? extends Operation>> kinds;

    NodeRule(RuleInfo info, Class<O> kind) {
        this(info, kind, Set.of(kind));
    }

    /// @param operation what the kinds have in common
    /// @param kinds records, not interfaces
    NodeRule(RuleInfo info, Class<O> operation, Set<Class<? extends Operation>> kinds) {
        this.info = info;
        this.operation = operation;
        this.kinds = kinds;
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (PlanNode node : plan.nodes(kinds)) {
            check(plan, node, operation.cast(node.operation())).ifPresent(findings::add);
        }
        return findings;
    }

    /// Whether something is wrong with this node, which may never have run.
    abstract Optional<Finding> check(MeasuredPlan plan, PlanNode node, O doing);

    /// A finding of this rule, shown at this node.
    final Draft draft(MeasuredPlan plan, Stake stake, PlanNode node) {
        return Draft.of(info, plan, stake).at(node);
    }
}
