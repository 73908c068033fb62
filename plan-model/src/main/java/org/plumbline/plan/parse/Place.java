package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Whole;

/// A node in a tree that is rebuilt, and what it may have below it.
final class Place {
    /// Costs are printed with two decimals.
    private static final double ROUNDING = 0.01;

    final int depth;
    private final RawNode node;
    private final NodeInputs needs;
    private final double cost;
    private int inputs;
    private double costOfInputs;

    Place(RawNode node, int depth) {
        this.node = node;
        this.depth = depth;
        this.needs = NodeInputs.of(node);
        this.cost = cost(node);
    }

    int inputs() {
        return inputs;
    }

    boolean hasRoom() {
        return inputs < needs.most();
    }

    boolean lacksInput() {
        return !needs.isEnough(inputs);
    }

    /// Takes a node as its next input.
    ///
    /// @return true where that was the last one it may have
    boolean take(RawNode input) {
        inputs++;
        costOfInputs += cost(input);
        return !hasRoom();
    }

    /// True where this node may be its next input.
    boolean suits(RawNode input) {
        return suitsType(input.type()) && suitsCost(cost(input));
    }

    /// A Hash is the second input of a Hash Join and of nothing else; bitmaps come from bitmaps.
    private boolean suitsType(String input) {
        boolean hash = input.equals("Hash");
        boolean bitmap = switch (input) {
            case "Bitmap Index Scan", "BitmapAnd", "BitmapOr" -> true;
            default -> false;
        };
        return switch (node.type()) {
            case "Hash Join" -> hash == (inputs == 1) && !bitmap;
            case "Bitmap Heap Scan", "BitmapAnd", "BitmapOr" -> bitmap;
            default -> !hash && !bitmap;
        };
    }

    /// A node costs what its inputs cost and more. Not one that stops before their end: a Limit, a Merge Join, the inner side of a join.
    private boolean suitsCost(double input) {
        if (Double.isNaN(cost) || Double.isNaN(input)) {
            return true;
        }
        return switch (node.type()) {
            case "Limit", "Merge Join" -> true;
            case "Nested Loop" -> inputs > 0 || input <= cost;
            case "Append", "Merge Append", "BitmapAnd", "BitmapOr" -> isParallel() ? input <= cost
                    : costOfInputs + input <= cost + ROUNDING * (inputs + 1);
            default -> input <= cost;
        };
    }

    private boolean isParallel() {
        return node.fields.get("Parallel Aware").filter(Interner.TRUE::equals).isPresent();
    }

    /// True where one of its conditions uses what this InitPlan returns: `$0` of `InitPlan 1 (returns $0)`, or `(InitPlan 1).col1`.
    boolean mentions(String initPlan) {
        int parameter = initPlan.indexOf("(returns ");
        String name = parameter < 0 ? "(" + initPlan + ")" : initPlan.substring(parameter + "(returns ".length(), initPlan.length() - 1);
        for (String key : node.fields.toAttributes().keys()) {
            if (node.fields.textOrEmpty(key).contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static double cost(RawNode node) {
        return switch (node.fields.get("Total Cost").orElse(null)) {
            case Decimal(double number) -> number;
            case Whole(long number) -> number;
            case null, default -> Double.NaN;
        };
    }
}
