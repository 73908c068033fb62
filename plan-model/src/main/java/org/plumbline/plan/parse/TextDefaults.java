package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue;

/// TEXT leaves out what is zero or false; JSON prints it. Puts back what TEXT's silence means, so that both tell the same.
final class TextDefaults {
    private TextDefaults() {}

    static void fill(RawPlan plan) {
        boolean verbose = false;
        boolean fractions = plan.hasFractions();
        for (RawNode node : plan.nodes) {
            verbose |= node.fields.has("Output");
        }
        boolean has14 = fractions || plan.top.has("Query Identifier");
        for (RawNode node : plan.nodes) {
            always(node);
            if (node.fields.has("Actual Loops")) {
                analysed(node);
            }
            if (verbose && node.fields.has("Join Type")) {
                node.fields.putDefault("Inner Unique", Interner.FALSE);
            }
            if (has14) {
                node.fields.putDefault("Async Capable", Interner.FALSE);
            }
            if (fractions) {
                node.fields.putDefault("Disabled", Interner.FALSE);
            }
        }
    }

    private static void always(RawNode node) {
        RawObject fields = node.fields;
        switch (node.type()) {
            case "Gather" -> fields.putDefault("Single Copy", Interner.FALSE);
            case "Append", "Merge Append" -> fields.putDefault("Subplans Removed", 0);
            case "Function Scan" -> {
                if (fields.has("Function Call") && !fields.has("Schema")) {
                    fields.take("Function Name");
                }
            }
            default -> { }
        }
    }

    private static void analysed(RawNode node) {
        RawObject fields = node.fields;
        follow(fields, "Filter", "Rows Removed by Filter");
        follow(fields, "Join Filter", "Rows Removed by Join Filter");
        follow(fields, "Conflict Filter", "Rows Removed by Conflict Filter");
        switch (node.type()) {
            case "Index Scan", "Index Only Scan" -> follow(fields, "Index Cond", "Rows Removed by Index Recheck");
            case "Bitmap Heap Scan" -> {
                follow(fields, "Recheck Cond", "Rows Removed by Index Recheck");
                fields.putDefault("Exact Heap Blocks", 0);
                fields.putDefault("Lossy Heap Blocks", 0);
            }
            case "Aggregate" -> {
                if (fields.has("HashAgg Batches")) {
                    fields.putDefault("Planned Partitions", 0);
                    fields.putDefault("Disk Usage", 0);
                }
            }
            case "ModifyTable" -> {
                if (fields.textOrEmpty("Operation").equals("Merge")) {
                    for (String key : new String[] {"Tuples Inserted", "Tuples Updated", "Tuples Deleted", "Tuples Skipped"}) {
                        fields.putDefault(key, 0);
                    }
                }
            }
            default -> { }
        }
    }

    private static void follow(RawObject fields, String condition, String count) {
        if (fields.has(condition)) {
            AttributeValue none = Interner.whole(0);
            fields.putDefault(count, none);
        }
    }
}
