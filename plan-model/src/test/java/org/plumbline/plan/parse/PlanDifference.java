package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;

/// The first difference in structure between two readings of the same statement. Figures are left aside: the formats in the archive are
/// separate executions.
final class PlanDifference {
    /// PostgreSQL 14 and 18 added these to JSON; TEXT prints them only when true and does not say its version.
    private static final Set<String> UNSAID_IN_TEXT = Set.of("Async Capable", "Disabled");

    /// Texts that differ from one execution to the next.
    private static final Set<String> BY_EXECUTION = Set.of("Sort Method", "Sort Space Type", "Sort Methods Used", "Storage");

    private PlanDifference() {}

    static Optional<String> first(List<Plan> expected, List<Plan> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of(expected.size() + " plans, but " + actual.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            Optional<String> difference = first(expected.get(i), actual.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> first(Plan expected, Plan actual) {
        if (expected.nodes().size() != actual.nodes().size()) {
            return Optional.of(expected.nodes().size() + " nodes, but " + actual.nodes().size());
        }
        if (!actual.warnings().isEmpty() || actual.incomplete()) {
            return Optional.of("warnings " + actual.warnings());
        }
        if (!expected.capabilities().equals(actual.capabilities())) {
            var differing = new TreeSet<>(expected.capabilities().present());
            differing.addAll(actual.capabilities().present());
            differing.removeIf(one -> expected.capabilities().has(one) && actual.capabilities().has(one));
            differing.remove(Capability.WAL);
            differing.remove(Capability.BUFFERS);
            if (!differing.isEmpty()) {
                return Optional.of("capabilities differ in " + differing);
            }
        }
        if (!expected.summary().settings().equals(actual.summary().settings())) {
            return Optional.of("settings " + expected.summary().settings() + ", but " + actual.summary().settings());
        }
        for (int i = 0; i < expected.nodes().size(); i++) {
            List<String> differences = differences(expected.nodes().get(i), actual.nodes().get(i));
            if (!differences.isEmpty()) {
                return Optional.of("node " + i + " (" + expected.nodes().get(i).nodeType() + ", line "
                        + actual.nodes().get(i).lines().first() + "): " + String.join("; ", differences));
            }
        }
        return Optional.empty();
    }

    private static List<String> differences(PlanNode expected, PlanNode actual) {
        var differences = new ArrayList<String>();
        compare("type", expected.nodeType(), actual.nodeType(), differences);
        compare("parent", expected.parent(), actual.parent(), differences);
        compare("subtree end", expected.subtreeEnd(), actual.subtreeEnd(), differences);
        compare("relationship", expected.relationship(), actual.relationship(), differences);
        compare("subplan name", expected.subplanName(), actual.subplanName(), differences);
        compare("parallel aware", expected.parallelAware(), actual.parallelAware(), differences);
        compare("names", names(expected.operation()), names(actual.operation()), differences);
        compare("estimate", expected.estimate().isPresent(), actual.estimate().isPresent(), differences);
        compare("execution", expected.execution().getClass(), actual.execution().getClass(), differences);
        compare("timing", expected.executed().map(run -> run.timing().isPresent()), actual.executed().map(run -> run.timing().isPresent()),
                differences);
        if (!expected.usage().equals(Optional.of(Usage.NONE))) {
            compare("usage", expected.usage().isPresent(), actual.usage().isPresent(), differences);
        }
        compareAttributes("", expected.attributes(), actual.attributes(), differences);
        return differences;
    }

    /// What the operation holds and the attributes do not.
    private static List<Object> names(Operation operation) {
        return switch (operation) {
            case Operation.IndexScan scan -> List.of(scan.target(), scan.index(), scan.direction().equals("Backward"));
            case Operation.IndexOnlyScan scan -> List.of(scan.target(), scan.index(), scan.direction().equals("Backward"));
            case Operation.BitmapIndexScan scan -> List.of(scan.index());
            case Operation.CteScan scan -> List.of(scan.target(), scan.cte());
            case Operation.WorkTableScan scan -> List.of(scan.target(), scan.cte());
            case Operation.FunctionScan scan -> List.of(scan.target(), scan.function());
            case Operation.ForeignScan scan -> List.of(scan.target(), scan.operation());
            case Operation.Scan scan -> List.of(scan.target());
            case Operation.Join join -> List.of(join.joinType());
            case Operation.Aggregate aggregate -> List.of(aggregate.strategy(), aggregate.partialMode(), aggregate.groupKeys());
            case Operation.SetOp setOp -> List.of(setOp.strategy(), setOp.command());
            case Operation.ModifyTable modify -> List.of(modify.operation(), modify.target());
            case Operation.Sort sort -> List.of(sort.keys());
            default -> List.of();
        };
    }

    private static void compareAttributes(String path, Attributes expected, Attributes actual, List<String> differences) {
        var keys = new TreeSet<>(expected.keys());
        keys.addAll(actual.keys());
        for (String key : keys) {
            Optional<AttributeValue> one = expected.get(key);
            Optional<AttributeValue> other = actual.get(key);
            if (one.isEmpty() || other.isEmpty()) {
                boolean unsaid = UNSAID_IN_TEXT.contains(key) && one.or(() -> other).orElseThrow().equals(new Flag(false));
                if (!unsaid && !BY_EXECUTION.contains(key)) {
                    differences.add(path + key + " = " + one.map(Object::toString).orElse("none") + ", but "
                            + other.map(Object::toString).orElse("none"));
                }
            } else if (!BY_EXECUTION.contains(key)) {
                compareValues(path + key, one.get(), other.get(), differences);
            }
        }
    }

    private static void compareValues(String path, AttributeValue expected, AttributeValue actual, List<String> differences) {
        boolean same = switch (expected) {
            case Whole _ -> actual instanceof Whole;
            case Decimal _ -> actual instanceof Decimal;
            case Text(String text) -> actual instanceof Text(String other)
                    && (text.equals(other) || (isDirection(text) && isDirection(other)));
            case Flag flag -> flag.equals(actual);
            case Group(Attributes attributes) -> {
                if (actual instanceof Group(Attributes others)) {
                    compareAttributes(path + "/", attributes, others, differences);
                    yield true;
                }
                yield false;
            }
            case Items(List<AttributeValue> items) -> {
                if (actual instanceof Items(List<AttributeValue> others) && items.size() == others.size()) {
                    for (int i = 0; i < items.size(); i++) {
                        compareValues(path + "[" + i + "]", items.get(i), others.get(i), differences);
                    }
                    yield true;
                }
                yield false;
            }
        };
        if (!same) {
            differences.add(path + " = " + expected + ", but " + actual);
        }
    }

    /// Before PostgreSQL 17 JSON says `NoMovement` of an index that has no order; TEXT cannot tell it from `Forward`.
    private static boolean isDirection(String text) {
        return text.equals("Forward") || text.equals("NoMovement");
    }

    private static void compare(String what, Object expected, Object actual, List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add(what + " " + expected + ", but " + actual);
        }
    }
}
