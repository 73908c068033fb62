package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.List;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// A measured plan from its text, and its nodes by what they are called: a type, or a type and a relation, alias or index.
record Measured(MeasuredPlan plan) {
    static Measured text(String text) {
        try {
            return new Measured(Measure.of(PlanParser.parse(SourceText.of("test", text)).getFirst()));
        } catch (PlanParseException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    PlanNode node(String name) {
        List<PlanNode> found = plan.nodes().stream().filter(node -> isCalled(node, name)).toList();
        if (found.isEmpty()) {
            throw new AssertionError("no node " + name);
        }
        return found.getFirst();
    }

    NodeMeasure of(String name) {
        return plan.of(node(name));
    }

    double selfWallMs(String name) {
        return ms(plan.selfWall(node(name)).orElseThrow());
    }

    double selfCpuMs(String name) {
        return switch (of(name).self()) {
            case SelfTime.Measured(Duration _, Duration cpu) -> ms(cpu);
            case SelfTime.BelowResolution(Duration _, Duration cpu) -> ms(cpu);
            case SelfTime.Inconsistent _, SelfTime.NotMeasured _, SelfTime.NeverExecuted _ ->
                throw new AssertionError(name + ": " + of(name).self());
        };
    }

    static double ms(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static boolean isCalled(PlanNode node, String name) {
        if (node.nodeType().equals(name)) {
            return true;
        }
        if (!name.startsWith(node.nodeType() + " ")) {
            return false;
        }
        String rest = name.substring(node.nodeType().length() + 1);
        return node.operation() instanceof org.plumbline.plan.Operation.Scan scan
                && (scan.target().relation().filter(rest::equals).isPresent() || scan.target().alias().filter(rest::equals).isPresent());
    }
}
