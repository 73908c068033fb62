package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue.Text;

/// The words of a TEXT node line before its figures: what the node does and to what.
final class NodeName {
    private static final String[] JOINS = {"Nested Loop", "Hash", "Merge"};
    private static final String[] JOIN_TYPES = {"Left", "Full", "Right Semi", "Right Anti", "Right", "Semi", "Anti"};
    private static final String[] SCANS = {
        "Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan", "Bitmap Heap Scan", "Sample Scan", "Tid Scan",
        "Tid Range Scan", "Subquery Scan", "Function Scan", "Table Function Scan", "Values Scan", "CTE Scan",
        "Named Tuplestore Scan", "WorkTable Scan", "Foreign Scan"};
    private static final String[] PLAIN = {
        "Result", "ProjectSet", "Append", "Merge Append", "Recursive Union", "BitmapAnd", "BitmapOr", "Gather", "Gather Merge",
        "Materialize", "Memoize", "Sort", "Incremental Sort", "Group", "WindowAgg", "Unique", "LockRows", "Limit", "Hash"};
    private static final String[] OPERATIONS = {"Insert", "Update", "Delete", "Merge"};

    private static final String[] MOTIONS =
            {"Gather Motion ", "Redistribute Motion ", "Broadcast Motion ", "Explicit Redistribute Motion ", "Explicit Gather Motion "};

    private NodeName() {}

    /// True where these words are exactly what EXPLAIN prints for some node.
    static boolean isKnown(String words, Interner interner) {
        var fields = new RawObject();
        return read(words, fields, interner);
    }

    /// Puts what the words say into `fields`, under the keys of JSON.
    ///
    /// @return false where they are not known; they are then the node's type as they stand
    static boolean read(String words, RawObject fields, Interner interner) {
        var name = new NameScan(words);
        boolean parallel = name.skip("Parallel ");
        boolean async = name.skip("Async ");
        boolean known = readType(name, fields, interner);
        if (!fields.has("Node Type")) {
            fields.put("Node Type", interner.text(name.rest()));
        }
        fields.put("Parallel Aware", Interner.flag(parallel));
        if (async) {
            fields.put("Async Capable", Interner.TRUE);
        }
        return known;
    }

    private static boolean readType(NameScan name, RawObject fields, Interner interner) {
        return motion(name, fields) || aggregate(name, fields) || setOp(name, fields)
                || modify(name, fields, interner) || custom(name, fields, interner)
                || scan(name, fields, interner) || join(name, fields) || plain(name, fields, interner);
    }

    /// Greenplum's `Redistribute Motion 3:3  (slice1; segments: 3)`.
    private static boolean motion(NameScan name, RawObject fields) {
        for (String kind : MOTIONS) {
            if (name.skip(kind)) {
                fields.put("Node Type", kind.strip());
                fields.put("Senders", Keys.number(name.upTo(":"), Interner.FALSE));
                fields.put("Receivers", Keys.number(name.upTo(" ").strip(), Interner.FALSE));
                slice(name.rest().strip(), fields);
                return true;
            }
        }
        return false;
    }

    private static void slice(String words, RawObject fields) {
        int semicolon = words.indexOf("; segments: ");
        if (words.startsWith("(slice") && words.endsWith(")")) {
            int end = semicolon < 0 ? words.length() - 1 : semicolon;
            fields.put("Slice", Keys.number(words.substring("(slice".length(), end), new Text(words)));
            if (semicolon > 0) {
                String segments = words.substring(semicolon + "; segments: ".length(), words.length() - 1);
                fields.put("Segments", Keys.number(segments, new Text(segments)));
            }
        }
    }

    private static boolean plain(NameScan name, RawObject fields, Interner interner) {
        for (String type : PLAIN) {
            if (name.isRest(type)) {
                fields.put("Node Type", interner.text(type));
                return true;
            }
        }
        return false;
    }

    private static boolean aggregate(NameScan name, RawObject fields) {
        int start = name.mark();
        String mode = name.skip("Partial ") ? "Partial" : name.skip("Finalize ") ? "Finalize" : "Simple";
        String strategy = name.isRest("Aggregate") ? "Plain"
                : name.isRest("GroupAggregate") ? "Sorted"
                : name.isRest("HashAggregate") ? "Hashed"
                : name.isRest("MixedAggregate") ? "Mixed" : "";
        if (strategy.isEmpty()) {
            name.back(start);
            return false;
        }
        fields.put("Node Type", "Aggregate");
        fields.put("Strategy", strategy);
        fields.put("Partial Mode", mode);
        return true;
    }

    private static boolean setOp(NameScan name, RawObject fields) {
        boolean hashed = name.skip("HashSetOp");
        if (!hashed && !name.skip("SetOp")) {
            return false;
        }
        fields.put("Node Type", "SetOp");
        fields.put("Strategy", hashed ? "Hashed" : "Sorted");
        if (!name.rest().isBlank()) {
            fields.put("Command", name.rest().strip());
        }
        return true;
    }

    private static boolean join(NameScan name, RawObject fields) {
        for (String join : JOINS) {
            int start = name.mark();
            if (name.skip(join)) {
                String type = joinType(name, join.equals("Nested Loop"));
                if (!type.isEmpty()) {
                    fields.put("Node Type", join.equals("Nested Loop") ? join : join + " Join");
                    fields.put("Join Type", type);
                    return true;
                }
            }
            name.back(start);
        }
        return false;
    }

    private static String joinType(NameScan name, boolean nestedLoop) {
        if (nestedLoop ? name.rest().isEmpty() : name.isRest(" Join")) {
            return "Inner";
        }
        for (String type : JOIN_TYPES) {
            if (name.isRest(" " + type + " Join")) {
                return type;
            }
        }
        return "";
    }

    private static boolean modify(NameScan name, RawObject fields, Interner interner) {
        int start = name.mark();
        boolean foreign = name.skip("Foreign ");
        for (String operation : OPERATIONS) {
            if (name.startsWith(operation + " on ") || (foreign && name.isRest(operation))) {
                name.skip(operation);
                fields.put("Node Type", foreign ? "Foreign Scan" : "ModifyTable");
                fields.put("Operation", operation);
                return !name.skip(" on ") || NodeTarget.relation(name, fields, interner);
            }
        }
        name.back(start);
        return false;
    }

    private static boolean custom(NameScan name, RawObject fields, Interner interner) {
        if (!name.skip("Custom Scan (")) {
            return false;
        }
        fields.put("Node Type", "Custom Scan");
        fields.put("Custom Plan Provider", interner.text(name.upTo(")")));
        return !name.skip(" on ") || NodeTarget.relation(name, fields, interner);
    }

    private static boolean scan(NameScan name, RawObject fields, Interner interner) {
        for (String type : SCANS) {
            if (!name.startsWith(type) || !name.isWordEndAt(type.length())) {
                continue;
            }
            name.skip(type);
            fields.put("Node Type", interner.text(type));
            if (type.equals("Foreign Scan")) {
                fields.put("Operation", "Select");
            }
            if (type.startsWith("Index ")) {
                fields.put("Scan Direction", interner.text(name.skip(" Backward") ? "Backward" : "Forward"));
                if (name.skip(" using ")) {
                    fields.put("Index Name", interner.text(name.identifier()));
                }
            }
            return name.skip(" on ") ? NodeTarget.of(type, name, fields, interner) : name.rest().isEmpty();
        }
        return false;
    }
}
