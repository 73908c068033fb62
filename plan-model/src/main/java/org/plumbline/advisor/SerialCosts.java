package org.plumbline.advisor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.unit.Rows;

/// What each node of a plan costs today, as the planner says; below a Gather what it would cost one process alone, as an index that is new
/// is read by one.
final class SerialCosts {
    /// The leader helps less the more workers there are (`get_parallel_divisor`, costsize.c).
    private static final double LEADER_LOSES = 0.3;

    private final Plan plan;
    private final CatalogFacts facts;
    private final PlannerCosts planner;
    private final Map<NodeId, Costs> known = new HashMap<>();

    SerialCosts(Plan plan, CatalogFacts facts, PlannerCosts planner) {
        this.plan = plan;
        this.facts = facts;
        this.planner = planner;
    }

    /// @param startup until the first row
    /// @param total until the last
    record Costs(double startup, double total) {}

    CostedPath path(PlanNode node) {
        Costs costs = of(node);
        return new CostedPath(costs.startup, Math.max(costs.startup, costs.total), List.of(), Set.of());
    }

    Costs of(PlanNode node) {
        Costs before = known.get(node.id());
        if (before != null) {
            return before;
        }
        Costs costs = calculated(node);
        known.put(node.id(), costs);
        return costs;
    }

    /// Rows of one run, of all processes together.
    double rows(PlanNode node) {
        // a Gather Merge before PostgreSQL 17 forgets the leader's
        return node.operation() instanceof Operation.Gathering && plan.outer(node).isPresent() ? rows(plan.outer(node).get())
                : node.estimate().map(Estimate::rows).map(Rows::value).orElse(1.0) * divisor(node);
    }

    /// Without its inputs.
    double own(PlanNode node) {
        return of(node).total - plan.children(node).stream().filter(PlanNode::feedsParent).mapToDouble(child -> of(child).total).sum();
    }

    /// What it costs to check a row by a Seq Scan's filter (`cost_seqscan`, costsize.c); 0 of any other node, where that is not known.
    double check(PlanNode node) {
        Optional<TableFacts> table = node.operation() instanceof Operation.SeqScan scan ? table(scan.target(), facts) : Optional.empty();
        return table.map(known -> (of(node).total - of(node).startup - known.pages().count() * planner.sequentialPage())
                / Math.max(1, known.rows().value()) - planner.row()).orElse(0.0);
    }

    /// How often a node checks a row, and runs the SubPlans in its condition.
    double calls(PlanNode node) {
        return node.operation() instanceof Operation.Scan scan ? table(scan.target(), facts).map(TableFacts::rows).map(Rows::value)
                .orElse(rows(node)) : Math.max(rows(node), plan.outer(node).map(this::rows).orElse(1.0));
    }

    static Optional<TableFacts> table(Target target, CatalogFacts facts) {
        return target.relation().flatMap(name -> facts.table(target.schema(), name));
    }

    private Costs calculated(PlanNode node) {
        double startup = node.estimate().map(each -> each.startupCost().value()).orElse(0.0);
        double total = node.estimate().map(each -> each.totalCost().value()).orElse(0.0);
        double processes = divisor(node);
        if (processes == 1) {
            return new Costs(startup, total);
        }
        if (node.operation() instanceof Operation.SeqScan scan) {
            double pages = table(scan.target(), facts).map(table -> (double) table.pages().count()).orElse(0.0);
            double disk = Math.min(total, pages * planner.sequentialPage());
            return new Costs(startup, disk + (total - disk) * processes);
        }
        List<PlanNode> inputs = plan.children(node).stream().filter(PlanNode::feedsParent)
                .filter(child -> !(node.operation() instanceof Operation.NestedLoop) || !child.isInner()).toList();
        double printed = inputs.stream().mapToDouble(child -> child.estimate().map(each -> each.totalCost().value()).orElse(0.0)).sum();
        double serial = inputs.stream().mapToDouble(child -> of(child).total).sum();
        double all = serial + Math.max(0, total - printed) * processes;
        return new Costs(total <= 0 ? 0 : Math.min(all, startup * all / total), all);
    }

    /// Between how many processes a node's rows are divided.
    private double divisor(PlanNode node) {
        if (!isShared(node)) {
            return 1;
        }
        for (PlanNode above = node; above.parent().isPresent(); above = plan.node(above.parent().get())) {
            if (plan.node(above.parent().get()).operation() instanceof Operation.Gathering gathering) {
                double workers = gathering.workersPlanned();
                return workers + Math.max(0, 1 - LEADER_LOSES * workers);
            }
        }
        return 1;
    }

    private boolean isShared(PlanNode node) {
        if (node.operation() instanceof Operation.Gathering || node.isInitPlan() || node.isCte()) {
            return false;
        }
        return node.parallelAware() || plan.children(node).stream().filter(PlanNode::feedsParent)
                .limit(node.operation() instanceof Operation.Join ? 1 : Long.MAX_VALUE).anyMatch(this::isShared);
    }
}
