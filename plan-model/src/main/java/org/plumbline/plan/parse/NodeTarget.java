package org.plumbline.plan.parse;

/// What a TEXT node line names after ` on `: `schema.table alias`, each quoted where needed.
final class NodeTarget {
    private NodeTarget() {}

    /// A table; where no alias is printed, the alias is the table's name.
    static boolean relation(NameScan name, RawObject fields, Interner interner) {
        return named("Relation Name", name, fields, interner);
    }

    /// @param type PostgreSQL's node type, which says what kind of thing is named
    static boolean of(String type, NameScan name, RawObject fields, Interner interner) {
        return switch (type) {
            case "Bitmap Index Scan" -> {
                fields.put("Index Name", interner.text(name.identifier()));
                yield name.atEnd();
            }
            case "Subquery Scan", "Values Scan" -> {
                fields.put("Alias", interner.text(name.identifier()));
                yield name.atEnd();
            }
            case "CTE Scan", "WorkTable Scan" -> named("CTE Name", name, fields, interner);
            case "Function Scan" -> named("Function Name", name, fields, interner);
            case "Table Function Scan" -> named("Table Function Name", name, fields, interner);
            case "Named Tuplestore Scan" -> named("Tuplestore Name", name, fields, interner);
            default -> relation(name, fields, interner);
        };
    }

    /// True for `Update on events_2024q1` below the ModifyTable that changes this table too.
    static boolean isFurther(RawNode above, String words, Interner interner) {
        var target = new RawObject();
        return above.type().equals("ModifyTable") && NodeName.read(words, target, interner)
                && target.textOrEmpty("Node Type").equals("ModifyTable");
    }

    private static boolean named(String key, NameScan name, RawObject fields, Interner interner) {
        String first = name.identifier();
        String object = first;
        if (name.skip(".")) {
            fields.put("Schema", interner.text(first));
            object = name.identifier();
        }
        fields.put(key, interner.text(object));
        boolean alias = name.skip(" as ") || name.skip(" AS ") || name.skip(" ");
        fields.put("Alias", interner.text(alias ? name.identifier() : object));
        return name.atEnd();
    }
}
