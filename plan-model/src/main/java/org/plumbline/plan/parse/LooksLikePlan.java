package org.plumbline.plan.parse;

/// Marks by which a part of a text is known to be of a plan, before it is read.
final class LooksLikePlan {
    private static final String[] MARKS = {"(cost=", "(actual time=", "(actual rows=", "\"Node Type\"", "\"Plan\"", "<Node-Type>",
        "<explain", "Node Type:", "- Plan:", "QUERY PLAN"};

    private LooksLikePlan() {}

    static boolean line(String line) {
        return has(line) || isNode(line);
    }

    /// True where one of the marks stands anywhere in the text.
    static boolean has(String text) {
        for (String mark : MARKS) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    /// True where a node of TEXT with figures stands in it, and no key of JSON.
    static boolean hasText(String text) {
        return !text.contains("\"Node Type\"")
                && (text.contains("(cost=") || text.contains("(actual time=") || text.contains("(actual rows="));
    }

    /// A node without figures, as with COSTS OFF.
    private static boolean isNode(String line) {
        String words = line.strip();
        boolean arrow = words.startsWith("->");
        return NodeName.isKnown(arrow ? words.substring(2).strip() : words, new Interner());
    }
}
