package org.plumbline.plan.parse;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Prints a drawn plan as explain.c does, in each of its formats.
final class DrawnPrint {
    private static final Set<String> IN_THE_NODES_LINE = Set.of("Node Type", "Parent Relationship", "Subplan Name", "Join Type", "Schema",
            "Relation Name", "Alias", "Index Name", "Scan Direction", "Startup Cost", "Total Cost", "Plan Rows", "Plan Width",
            "Actual Startup Time", "Actual Total Time", "Actual Rows", "Actual Loops", "Subplans Removed", "Exact Heap Blocks",
            "Lossy Heap Blocks", "Rows Removed by Index Recheck");

    private DrawnPrint() {}

    static String text(DrawnNode root) {
        var text = new StringBuilder(title(root)).append('\n');
        textBody(root, 2, text);
        return text.toString();
    }

    private static void textBody(DrawnNode node, int indent, StringBuilder into) {
        String margin = " ".repeat(indent);
        node.fields().forEach((key, value) -> {
            boolean none = key.startsWith("Rows Removed") && value.equals(0L);
            if (!IN_THE_NODES_LINE.contains(key) && !none) {
                into.append(margin).append(key).append(": ")
                        .append(value instanceof List<?> list ? String.join(", ", list.stream().map(Object::toString).toList()) : value)
                        .append('\n');
            }
        });
        if (node.fields().containsKey("Exact Heap Blocks")) {
            into.append(margin).append("Heap Blocks: exact=").append(node.text("Exact Heap Blocks")).append('\n');
        }
        for (DrawnNode child : node.children()) {
            int arrow = indent;
            if (child.fields().containsKey("Subplan Name")) {
                into.append(margin).append(child.text("Subplan Name")).append('\n');
                arrow += 2;
            }
            into.append(" ".repeat(arrow)).append("->  ").append(title(child)).append('\n');
            textBody(child, arrow + 6, into);
        }
    }

    private static String title(DrawnNode node) {
        String type = node.type();
        String join = node.text("Join Type");
        String name = switch (type) {
            case "Hash Join" -> join.equals("Inner") ? type : "Hash " + join + " Join";
            case "Index Scan" -> type + (node.text("Scan Direction").equals("Backward") ? " Backward" : "") + " using "
                    + DrawnPlan.quoted(node.text("Index Name")) + target(node);
            case "Bitmap Index Scan" -> type + " on " + DrawnPlan.quoted(node.text("Index Name"));
            case "Subquery Scan" -> type + " on " + DrawnPlan.quoted(node.text("Alias"));
            case "Seq Scan", "Bitmap Heap Scan" -> type + target(node);
            default -> type;
        };
        return name + figures(node);
    }

    private static String target(DrawnNode node) {
        String alias = node.text("Alias");
        return " on " + DrawnPlan.quoted(node.text("Schema")) + "." + DrawnPlan.quoted(node.text("Relation Name"))
                + (alias.equals(node.text("Relation Name")) ? "" : " " + DrawnPlan.quoted(alias));
    }

    private static String figures(DrawnNode node) {
        String estimate = "  (cost=" + figure(node, "Startup Cost") + ".." + figure(node, "Total Cost") + " rows=" + node.text("Plan Rows")
                + " width=" + node.text("Plan Width") + ")";
        if (!node.fields().containsKey("Actual Loops")) {
            return estimate;
        }
        if (node.text("Actual Loops").equals("0")) {
            return estimate + " (never executed)";
        }
        return estimate + " (actual time=" + figure(node, "Actual Startup Time") + ".." + figure(node, "Actual Total Time")
                + " rows=" + node.text("Actual Rows") + " loops=" + node.text("Actual Loops") + ")";
    }

    private static String figure(DrawnNode node, String key) {
        return DrawnNode.number(key, node.fields().get(key));
    }

    static String json(DrawnNode root, boolean compact) {
        var json = new StringBuilder();
        json.append("[\n  {\n    \"Plan\": ");
        jsonNode(root, 4, json);
        String pretty = json.append("\n  }\n]\n").toString();
        return compact ? withoutLayout(pretty) : pretty;
    }

    private static String withoutLayout(String json) {
        return String.join("", json.lines().map(String::strip).toList());
    }

    private static void jsonNode(DrawnNode node, int indent, StringBuilder into) {
        String margin = "\n" + " ".repeat(indent + 2);
        into.append('{');
        String comma = "";
        for (Map.Entry<String, Object> field : node.fields().entrySet()) {
            into.append(comma).append(margin).append(string(field.getKey())).append(": ").append(jsonValue(field));
            comma = ",";
        }
        if (!node.children().isEmpty()) {
            into.append(comma).append(margin).append("\"Plans\": [");
            comma = "";
            for (DrawnNode child : node.children()) {
                into.append(comma).append(margin).append("  ");
                jsonNode(child, indent + 4, into);
                comma = ",";
            }
            into.append(margin).append(']');
        }
        into.append("\n").repeat(" ", indent).append('}');
    }

    private static String jsonValue(Map.Entry<String, Object> field) {
        return switch (field.getValue()) {
            case String text -> string(text);
            case List<?> list -> "[" + String.join(", ", list.stream().map(item -> string(item.toString())).toList()) + "]";
            case Object number -> DrawnNode.number(field.getKey(), number);
        };
    }

    /// escape_json of PostgreSQL.
    static String string(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
    }

    static String yaml(DrawnNode root) {
        var yaml = new StringBuilder("- Plan: \n");
        yamlNode(root, "    ", "    ", yaml);
        return yaml.toString();
    }

    private static void yamlNode(DrawnNode node, String first, String margin, StringBuilder into) {
        String start = first;
        for (Map.Entry<String, Object> field : node.fields().entrySet()) {
            into.append(start).append(field.getKey()).append(": ");
            if (field.getValue() instanceof List<?> list) {
                into.append('\n');
                list.forEach(item -> into.append(margin).append("  - ").append(string(item.toString())).append('\n'));
            } else {
                into.append(jsonValue(field)).append('\n');
            }
            start = margin;
        }
        if (!node.children().isEmpty()) {
            into.append(margin).append("Plans: \n");
            node.children().forEach(child -> yamlNode(child, margin + "  - ", margin + "    ", into));
        }
    }

    static String xml(DrawnNode root) {
        var xml = new StringBuilder("<explain xmlns=\"http://www.postgresql.org/2009/explain\">\n  <Query>\n");
        xmlNode(root, "    ", xml);
        return xml.append("  </Query>\n</explain>\n").toString();
    }

    private static void xmlNode(DrawnNode node, String margin, StringBuilder into) {
        into.append(margin).append("<Plan>\n");
        String inner = margin + "  ";
        node.fields().forEach((key, value) -> {
            String tag = key.replace(' ', '-');
            into.append(inner).append('<').append(tag).append('>');
            if (value instanceof List<?> list) {
                into.append('\n');
                list.forEach(item -> into.append(inner).append("  <Item>").append(escaped(item.toString())).append("</Item>\n"));
                into.append(inner);
            } else {
                into.append(value instanceof String text ? escaped(text) : DrawnNode.number(key, value));
            }
            into.append("</").append(tag).append(">\n");
        });
        if (!node.children().isEmpty()) {
            into.append(inner).append("<Plans>\n");
            node.children().forEach(child -> xmlNode(child, inner + "  ", into));
            into.append(inner).append("</Plans>\n");
        }
        into.append(margin).append("</Plan>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
