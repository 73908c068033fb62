package org.plumbline.app.db;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import java.util.regex.Matcher;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What the search needs of a plan: thousands of them are read.
///
/// @param cost of the whole plan, in the planner's units
/// @param searches of indexes that were made to be tried
record WhatIfPlan(double cost, List<Search> searches) {
    private static final JsonFactory JSON = new JsonFactory();
    /// What a real index is called that is rolled back; its number follows.
    static final String ROLLED_BACK = "plumbline_what_if_";
    /// What may be missing of a plan's cost: a search costs several times as much as the way down. A LIMIT or a stored result may end the
    /// loops long before the number that is printed.
    private static final double MOST_MISSING = 0.25;

    WhatIfPlan {
        searches = List.copyOf(searches);
    }

    /// A node that searches one of them.
    ///
    /// @param index its number, as in the name that HypoPG gives it: `<13556>btree_orders_total`, or we: `plumbline_what_if_3`
    /// @param loops how often the planner expects it to run
    record Search(long index, double loops) {}

    /// Reads EXPLAIN's JSON.
    static WhatIfPlan of(String json) {
        var reader = new Reader();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("Plan")) {
                    parser.nextToken();
                    Node root = reader.node(parser);
                    reader.walk(root, 1);
                    return new WhatIfPlan(root.cost, reader.searches);
                }
            }
        }
        throw new IllegalArgumentException("EXPLAIN printed no plan");
    }

    /// The number of an index that was made to be tried, by its name; none for others.
    static OptionalLong number(String index) {
        int end = index.indexOf('>');
        boolean hypothetical = index.startsWith("<") && end > 1 && index.substring(1, end).chars().allMatch(Character::isDigit);
        return hypothetical ? OptionalLong.of(Long.parseLong(index.substring(1, end)))
                : index.startsWith(ROLLED_BACK) ? OptionalLong.of(Long.parseLong(index.substring(ROLLED_BACK.length())))
                : OptionalLong.empty();
    }

    /// EXPLAIN's JSON with the name that an index would have, in place of the one that it was tried by.
    ///
    /// @param tried a regular expression
    static String named(String json, String tried, IndexCandidate index) {
        String name = IndexDdl.of(index).name().replace("\\", "\\\\").replace("\"", "\\\"");
        return json.replaceAll("(\"Index Name\": )\"" + tried + "\"", "$1" + Matcher.quoteReplacement("\"" + name + "\""));
    }

    /// The cost with what HypoPG leaves out: it does not know how high an index is, so that going down to a leaf costs too little.
    ///
    /// @param descent what one search of the index costs more
    double corrected(LongToDoubleFunction descent) {
        double missing = searches.stream().mapToDouble(search -> search.loops * descent.applyAsDouble(search.index)).sum();
        return cost + Math.min(missing, cost * MOST_MISSING);
    }

    /// As printed.
    private static final class Node {
        private String type = "";
        private String relationship = "";
        private double cost;
        private double rows;
        private OptionalLong index = OptionalLong.empty();
        private final List<Node> children = new ArrayList<>();

        boolean is(String wanted) {
            return relationship.equals(wanted);
        }
    }

    private static final class Reader {
        private final List<Search> searches = new ArrayList<>();

        Node node(JsonParser parser) {
            var node = new Node();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "Node Type" -> node.type = parser.getString();
                    case "Parent Relationship" -> node.relationship = parser.getString();
                    case "Total Cost" -> node.cost = parser.getDoubleValue();
                    case "Plan Rows" -> node.rows = parser.getDoubleValue();
                    case "Index Name" -> node.index = number(parser.getString());
                    case "Plans" -> {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            node.children.add(node(parser));
                        }
                    }
                    default -> {
                        if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT) {
                            parser.skipChildren();
                        }
                    }
                }
            }
            return node;
        }

        /// A loop's inner side runs for each outer row, unless its rows are stored; a SubPlan for each row of its parent; all else as often
        /// as its parent.
        void walk(Node node, double loops) {
            node.index.ifPresent(index -> searches.add(new Search(index, loops)));
            double outer = node.children.stream().filter(child -> child.is("Outer")).mapToDouble(child -> child.rows).findFirst().orElse(1);
            for (Node child : node.children) {
                boolean repeated = node.type.equals("Nested Loop") && child.is("Inner") && !child.type.equals("Materialize");
                double times = repeated ? Math.max(1, outer) : child.is("SubPlan") ? Math.max(1, node.rows) : 1;
                walk(child, child.is("InitPlan") ? 1 : loops * times);
            }
        }
    }
}
