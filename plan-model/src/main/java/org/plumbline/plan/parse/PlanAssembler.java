package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Origin;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Worker;

/// The one place that knows what an attribute means: turns a reader's neutral form into a [Plan].
final class PlanAssembler {
    private final RawPlan raw;
    private final LogContext log;
    private final CapabilityFinder finder;
    private boolean usageIsOn;
    private UsageFigures.Kinds usageKinds = UsageFigures.Kinds.ALL;

    private PlanAssembler(RawPlan raw, LogContext log) {
        this.raw = raw;
        this.log = log;
        this.finder = new CapabilityFinder(raw);
    }

    static Plan assemble(RawPlan raw, LogContext log) throws PlanParseException {
        try {
            return new PlanAssembler(raw, log).plan();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new PlanParseException(raw.firstLine, "a figure of the plan that starts here cannot be: " + e.getMessage()
                    + ". Was the plan changed when copied?", e);
        }
    }

    /// Lets go of each raw node once it is read: large plans are not held twice.
    private Plan plan() throws PlanParseException {
        int[] parents = new int[raw.nodes.size()];
        int[] ends = new int[raw.nodes.size()];
        var relationships = new Relationships(raw, parents);
        goThrough(parents, ends, relationships);
        Capabilities capabilities = finder.capabilities();
        usageIsOn = finder.usageIsOn();
        usageKinds = finder.usageOfNodes();
        var nodes = new ArrayList<PlanNode>(raw.nodes.size());
        Optional<NodeId> parent = Optional.empty();
        for (int i = 0; i < parents.length; i++) {
            if (i > 0 && (parents[i] != parents[i - 1])) {
                parent = Optional.of(nodes.get(parents[i]).id());
            }
            nodes.add(node(i, parent, ends[i], relationships.of(i)));
            raw.nodes.set(i, null);
        }
        Optional<String> query = raw.top.takeText("Query Text").or(log::query);
        Optional<String> version = raw.top.takeText("PostgreSQL Version");
        var origin = new Origin(raw.format, query, version, log.loggedAt(), log.duration(), lines(raw.firstLine, raw.lastLine));
        return new Plan(origin, capabilities, nodes, SummaryAssembler.summary(raw), raw.warnings, raw.incomplete);
    }

    /// All that must be known before the first node is made, in one pass.
    private void goThrough(int[] parents, int[] ends, Relationships relationships) {
        int[] path = new int[raw.nodes.size() + 1];
        for (int i = 0; i < parents.length; i++) {
            RawNode node = raw.nodes.get(i);
            int depth = node.depth;
            path[depth] = i;
            parents[i] = depth == 0 ? -1 : path[depth - 1];
            ends[i] = i + 1;
            finder.add(node.fields);
            relationships.add(i);
        }
        relationships.finish();
        for (int i = parents.length - 1; i > 0; i--) {
            ends[parents[i]] = Math.max(ends[parents[i]], ends[i]);
        }
    }

    private PlanNode node(int index, Optional<NodeId> parent, int end, Optional<Relationship> relationship) throws PlanParseException {
        RawNode node = raw.nodes.get(index);
        RawObject fields = node.fields;
        if (node.type().isEmpty()) {
            throw new PlanParseException(node.firstLine, "expected a node of a plan with its `Node Type`, found none. "
                    + "Was the plan changed or cut off when copied?");
        }
        var figures = new Figures(fields, node.firstLine, raw.warnings);
        Optional<Estimate> estimate = figures.estimate();
        Execution execution = figures.execution();
        Optional<Usage> usage = usageIsOn ? Optional.of(UsageFigures.take(fields, figures, usageKinds)) : Optional.empty();
        List<Worker> workers = workers(fields, node.firstLine);
        fields.take("Parent Relationship");
        Optional<String> subplanName = fields.takeText("Subplan Name");
        boolean parallelAware = fields.take("Parallel Aware").orElse(Interner.FALSE) instanceof Flag(boolean set) && set;
        Operation operation = new OperationAssembler(fields, execution, figures).operation();
        return new PlanNode(new NodeId(index), parent, node.depth, end,
                relationship, subplanName, operation, parallelAware, estimate, execution, usage, workers,
                fields.toAttributes(), lines(node.firstLine, node.lastLine));
    }

    private List<Worker> workers(RawObject fields, int line) {
        if (!(fields.get("Workers").orElse(null) instanceof Items(List<AttributeValue> items))) {
            return List.of();
        }
        fields.take("Workers");
        var workers = new ArrayList<Worker>();
        for (AttributeValue item : items) {
            if (item instanceof Group(Attributes attributes)) {
                var worker = new RawObject();
                attributes.forEach(worker::put);
                var figures = new Figures(worker, line, raw.warnings);
                long number = figures.takeLong("Worker Number").orElse((long) workers.size());
                Execution execution = figures.execution();
                Optional<Usage> usage = UsageFigures.has(worker) ? Optional.of(UsageFigures.take(worker, figures)) : Optional.empty();
                workers.add(new Worker((int) number, execution, usage, worker.toAttributes()));
            }
        }
        return workers;
    }

    private static LineRange lines(int first, int last) {
        return new LineRange(first, Math.max(first, last));
    }
}
