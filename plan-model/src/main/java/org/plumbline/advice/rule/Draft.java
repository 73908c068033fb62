package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.advice.Severity;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;

/// A finding in the making: what all rules do alike.
final class Draft {
    private static final Set<Category> ABOUT_SCANS = Set.of(Category.SCAN, Category.MAINTENANCE);

    private final RuleInfo rule;
    private final MeasuredPlan plan;
    private final Stake stake;
    private final Set<NodeId> nodes = new LinkedHashSet<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Remedy> remedies = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<Capability> knowMore = EnumSet.noneOf(Capability.class);

    private Draft(RuleInfo rule, MeasuredPlan plan, Stake stake) {
        this.rule = rule;
        this.plan = plan;
        this.stake = stake;
    }

    static Draft of(RuleInfo rule, MeasuredPlan plan, Stake stake) {
        return new Draft(rule, plan, stake);
    }

    /// A node concerned; the first is where the finding is shown.
    Draft at(PlanNode node) {
        nodes.add(node.id());
        return this;
    }

    Draft at(Collection<PlanNode> several) {
        several.forEach(this::at);
        return this;
    }

    Draft because(Evidence figure) {
        evidence.add(figure);
        return this;
    }

    Draft because(Optional<Evidence> figure) {
        figure.ifPresent(evidence::add);
        return this;
    }

    Draft fix(Remedy remedy) {
        if (!remedies.contains(remedy)) {
            remedies.add(remedy);
        }
        return this;
    }

    Draft fix(Collection<? extends Remedy> several) {
        several.forEach(this::fix);
        return this;
    }

    Draft unless(Doubt doubt) {
        if (!doubts.contains(doubt)) {
            doubts.add(doubt);
        }
        return this;
    }

    Draft unless(Collection<Doubt> several) {
        several.forEach(this::unless);
        return this;
    }

    /// What EXPLAIN could print beside this, where this plan does not have it. It has printed what is masked.
    Draft knowMoreWith(Capability... options) {
        Capabilities capabilities = plan.plan().capabilities();
        capabilities.missing(List.of(options)).stream().filter(each -> !capabilities.masked().contains(each)).forEach(knowMore::add);
        return this;
    }

    Finding finding() {
        return finding(Severity.of(stake.share()));
    }

    /// A finding that is only a remark, whatever its share.
    Finding remark() {
        return finding(Severity.LOW);
    }

    /// A finding whose weight is not its share of this plan.
    Finding finding(Severity severity) {
        if (isMostlyReads()) {
            unless(Doubt.COLD_CACHE);
        }
        if (plan.ranking() != Ranking.TIME) {
            unless(Doubt.NO_TIMES);
            knowMoreWith(Capability.ANALYZE, Capability.TIMING);
        }
        return new Finding(rule, nodes.stream().findFirst(), List.copyOf(nodes), severity, stake.share(), stake.time(),
                evidence, remedies, doubts, knowMore, Finding.State.MODEL);
    }

    /// Of a scan: what is told at it would be won only while its blocks are not in memory.
    private boolean isMostlyReads() {
        return ABOUT_SCANS.contains(rule.category()) && nodes.stream().findFirst().map(plan.plan()::node)
                .filter(node -> node.operation() instanceof Operation.Scan && Reads.dominate(plan, node)).isPresent();
    }
}
