package org.plumbline.plan.print;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// A plan as `EXPLAIN (FORMAT JSON)` prints it, whatever format it came in: every figure and text that the plan holds, and nothing that
/// stood around it. Reading it again gives the same plan.
public final class ExplainJson {
    private static final String STEP = "  ";
    /// No indentation grows beyond, so that the length of a deep plan grows with its nodes only.
    private static final int DEEPEST_INDENTATION = 120;

    private final StringBuilder json = new StringBuilder();
    private final UnaryOperator<Attributes> rewriting;

    private ExplainJson(UnaryOperator<Attributes> rewriting) {
        this.rewriting = rewriting;
    }

    public static String of(Plan plan) {
        return of(plan, UnaryOperator.identity());
    }

    /// @param rewriting what becomes of each node's fields, and of those beside the tree
    static String of(Plan plan, UnaryOperator<Attributes> rewriting) {
        var printed = new ExplainJson(rewriting);
        printed.plan(plan);
        return printed.json.toString();
    }

    private void plan(Plan plan) {
        json.append("[\n").append(STEP).append("{");
        Attributes before = rewriting.apply(SummaryFields.before(plan));
        fields(before, 2);
        json.append(before.isEmpty() ? "" : ",");
        line(2);
        key("Plan");
        nodes(plan);
        Attributes behind = rewriting.apply(SummaryFields.behind(plan));
        json.append(behind.isEmpty() ? "" : ",");
        fields(behind, 2);
        json.append('\n').append(STEP).append("}\n]\n");
    }

    /// One after the other, so that no depth overflows the stack. A node lies two steps deeper than the one above: in it and in its list.
    private void nodes(Plan plan) {
        List<PlanNode> nodes = plan.nodes();
        for (PlanNode node : nodes) {
            int steps = 2 + 2 * node.depth();
            json.append('{');
            fields(rewriting.apply(NodeFields.of(node, plan.capabilities())), steps + 1);
            int next = node.id().index() + 1;
            int nextDepth = next < nodes.size() ? nodes.get(next).depth() : 0;
            if (nextDepth > node.depth()) {
                json.append(',');
                line(steps + 1);
                key("Plans");
                json.append('[');
                line(steps + 2);
            } else {
                close(node.depth(), nextDepth);
                boolean more = next < nodes.size();
                json.append(more ? "," : "");
                if (more) {
                    line(2 + 2 * nextDepth);
                }
            }
        }
    }

    /// Ends a node and those above it down to this depth.
    private void close(int depth, int until) {
        line(2 + 2 * depth);
        json.append('}');
        for (int above = depth - 1; above >= until; above--) {
            line(3 + 2 * above);
            json.append(']');
            line(2 + 2 * above);
            json.append('}');
        }
    }

    private void fields(Attributes fields, int steps) {
        String comma = "";
        for (Map.Entry<String, AttributeValue> field : fields.asMap().entrySet()) {
            json.append(comma);
            line(steps);
            key(field.getKey());
            value(field.getValue(), steps);
            comma = ",";
        }
    }

    private void key(String key) {
        JsonString.append(key, json);
        json.append(": ");
    }

    private void value(AttributeValue value, int steps) {
        switch (value) {
            case Text(String text) -> JsonString.append(text, json);
            case Whole(long number) -> json.append(number);
            case Decimal(double number) -> json.append(JsonNumber.decimal(number));
            case Flag(boolean set) -> json.append(set);
            case Items(List<AttributeValue> items) -> items(items, steps);
            case Group(Attributes attributes) -> {
                json.append('{');
                fields(attributes, steps + 1);
                line(steps);
                json.append('}');
            }
        }
    }

    private void items(List<AttributeValue> items, int steps) {
        json.append('[');
        String comma = "";
        for (AttributeValue item : items) {
            json.append(comma);
            if (item instanceof Group) {
                line(steps + 1);
            }
            value(item, steps + 1);
            comma = item instanceof Group ? "," : ", ";
        }
        json.append(']');
    }

    private void line(int steps) {
        json.append('\n').repeat(STEP, Math.min(steps, DEEPEST_INDENTATION));
    }
}
