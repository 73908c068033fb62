package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A node drawn by lot, with the keys of PostgreSQL's JSON; values are texts, numbers, and lists of texts.
///
/// @param fields in the order in which JSON prints them, without `Plans`
record DrawnNode(Map<String, Object> fields, List<DrawnNode> children) {
    DrawnNode(String type, String relationship) {
        this(new LinkedHashMap<>(), new ArrayList<>());
        fields.put("Node Type", type);
        if (!relationship.isEmpty()) {
            fields.put("Parent Relationship", relationship);
        }
    }

    String type() {
        return text("Node Type");
    }

    String text(String key) {
        return fields.getOrDefault(key, "").toString();
    }

    DrawnNode with(String key, Object value) {
        fields.put(key, value);
        return this;
    }

    int count() {
        return 1 + children.stream().mapToInt(DrawnNode::count).sum();
    }

    /// A number as JSON prints it under this key.
    static String number(String key, Object number) {
        if (!(number instanceof Double decimal)) {
            return number.toString();
        }
        return String.format(Locale.ROOT, key.endsWith("Time") ? "%.3f" : "%.2f", decimal);
    }
}
