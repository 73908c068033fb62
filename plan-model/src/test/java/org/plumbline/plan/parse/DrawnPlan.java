package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Plans of random shape, names and figures. The same lot draws the same plan.
final class DrawnPlan {
    private static final String[] TAME = {"orders", "order_items", "customers", "events_2024_q1", "a", "line_item_archive"};
    private static final String[] WILD = {"Order Items", "t\u00EBst", "\u0437\u0430\u043A\u0430\u0437\u044B", "a->b",
        "x.y", "on", "say \"hi\"", "a  b",
        "(cost)", "using", "->  Sort", "1st", "it's", "Seq Scan", "a:b", "a, b", "Filter: x"};
    private static final String[] TAME_TEXTS = {"shipped", "late", "2024-01-01", "x%"};
    private static final String[] WILD_TEXTS = {"it''s", "a -> b", "->  Seq Scan on t", "\"quoted\"", "\u00E9\u4E2D\u6587",
        "a\nb", "one\n\n  two", "{\"a\": [1]}",
        "<b>&amp;</b>", "C:\\temp\\", "x: y", "- z", "# c", "(", "))", "tab\there", "Sort Key: a", ""};

    private final Random random;
    private final boolean wild;
    private final boolean analyzed;
    private int left;
    private int subplans;

    private DrawnPlan(long lot, int nodes, boolean wild) {
        this.random = new Random(lot);
        this.left = nodes;
        this.wild = wild;
        this.analyzed = random.nextInt(4) > 0;
    }

    /// @param nodes about how many
    /// @param wild names and texts are such as need quotes and look like something else
    static DrawnNode draw(long lot, int nodes, boolean wild) {
        return new DrawnPlan(lot, nodes, wild).node("", 0);
    }

    private DrawnNode node(String relationship, int depth) {
        left--;
        int kind = left <= 0 || depth > 40 ? random.nextInt(3) : random.nextInt(12);
        DrawnNode node = switch (kind) {
            case 0 -> scan(new DrawnNode("Seq Scan", relationship));
            case 1 -> indexScan(relationship);
            case 2 -> figures(new DrawnNode("Result", relationship));
            case 3 -> over(figures(new DrawnNode("Sort", relationship)).with("Sort Key", keys()), depth, "Outer");
            case 4 -> hashJoin(relationship, depth);
            case 5 -> over(figures(new DrawnNode("Nested Loop", relationship).with("Join Type", "Inner")), depth, "Outer", "Inner");
            case 6 -> append(relationship, depth);
            case 7 -> over(figures(new DrawnNode("Limit", relationship)), depth, "Outer");
            case 8 -> over(figures(new DrawnNode("Materialize", relationship)), depth, "Outer");
            case 9 -> over(figures(new DrawnNode("Subquery Scan", relationship).with("Alias", name())), depth, "Subquery");
            case 10 -> over(figures(new DrawnNode("Unique", relationship)), depth, "Outer");
            default -> bitmap(relationship);
        };
        if (left > 0 && random.nextInt(8) == 0) {
            subplan(node, depth);
        }
        return node;
    }

    private DrawnNode over(DrawnNode node, int depth, String... relationships) {
        for (String relationship : relationships) {
            node.children().add(node(relationship, depth + 1));
        }
        return node;
    }

    private DrawnNode append(String relationship, int depth) {
        var node = figures(new DrawnNode("Append", relationship)).with("Subplans Removed", 0L);
        int inputs = 1 + random.nextInt(4);
        for (int i = 0; i < inputs; i++) {
            node.children().add(node("Member", depth + 1));
        }
        return node;
    }

    private DrawnNode hashJoin(String relationship, int depth) {
        String type = List.of("Inner", "Left", "Semi", "Right Anti", "Full").get(random.nextInt(5));
        var join = figures(new DrawnNode("Hash Join", relationship).with("Join Type", type)).with("Hash Cond", condition());
        join.children().add(node("Outer", depth + 1));
        left--;
        join.children().add(over(figures(new DrawnNode("Hash", "Inner")), depth + 1, "Outer"));
        return join;
    }

    private DrawnNode bitmap(String relationship) {
        left--;
        var heap = target(new DrawnNode("Bitmap Heap Scan", relationship));
        figures(heap).with("Recheck Cond", condition());
        if (analyzed) {
            heap.with("Rows Removed by Index Recheck", 0L).with("Exact Heap Blocks", 7L).with("Lossy Heap Blocks", 0L);
        }
        var index = figures(new DrawnNode("Bitmap Index Scan", "Outer").with("Index Name", name()));
        heap.children().add(index.with("Index Cond", condition()));
        return heap;
    }

    private DrawnNode indexScan(String relationship) {
        var scan = new DrawnNode("Index Scan", relationship).with("Scan Direction", random.nextInt(3) == 0 ? "Backward" : "Forward")
                .with("Index Name", name());
        figures(target(scan)).with("Index Cond", condition());
        if (analyzed) {
            scan.with("Rows Removed by Index Recheck", 0L);
        }
        return scan;
    }

    private DrawnNode scan(DrawnNode scan) {
        figures(target(scan));
        if (random.nextBoolean()) {
            scan.with("Filter", condition());
            if (analyzed) {
                scan.with("Rows Removed by Filter", (long) random.nextInt(5000));
            }
        }
        return scan;
    }

    private void subplan(DrawnNode node, int depth) {
        boolean init = random.nextBoolean();
        DrawnNode plan = node(init ? "InitPlan" : "SubPlan", depth + 1);
        plan.with("Subplan Name", (init ? "InitPlan " : "SubPlan ") + ++subplans + (init ? " (returns $" + subplans + ")" : ""));
        node.children().add(init ? 0 : node.children().size(), plan);
    }

    private DrawnNode target(DrawnNode scan) {
        String relation = name();
        return scan.with("Relation Name", relation).with("Schema", random.nextInt(6) == 0 ? name() : "public")
                .with("Alias", random.nextBoolean() ? relation : name());
    }

    private DrawnNode figures(DrawnNode node) {
        node.with("Startup Cost", hundredths(100)).with("Total Cost", hundredths(1_000_000))
                .with("Plan Rows", (long) random.nextInt(1_000_000))
                .with("Plan Width", (long) random.nextInt(500));
        if (analyzed) {
            boolean never = random.nextInt(10) == 0;
            node.with("Actual Startup Time", never ? 0.0 : random.nextInt(1_000) / 1000.0)
                    .with("Actual Total Time", never ? 0.0 : 1 + random.nextInt(9_000_000) / 1000.0)
                    .with("Actual Rows", never ? 0L : (long) random.nextInt(100_000))
                    .with("Actual Loops", never ? 0L : 1L + random.nextInt(1000));
        }
        return node;
    }

    private double hundredths(int most) {
        return random.nextInt(most * 100) / 100.0;
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            keys.add(random.nextBoolean() ? column() : "(lower(" + column() + ")) DESC");
        }
        return keys;
    }

    private String condition() {
        return switch (random.nextInt(3)) {
            case 0 -> "(" + column() + " = " + literal() + ")";
            case 1 -> "((" + column() + " > 10) AND (" + column() + " <> " + literal() + "))";
            default -> "(" + column() + " = ANY ('{1,2,3}'::integer[]))";
        };
    }

    private String column() {
        return quoted(name()) + "." + quoted(name());
    }

    private String literal() {
        return "'" + pick(TAME_TEXTS, WILD_TEXTS) + "'::text";
    }

    private String name() {
        return pick(TAME, WILD);
    }

    private String pick(String[] tame, String[] others) {
        return wild && random.nextInt(3) == 0 ? others[random.nextInt(others.length)] : tame[random.nextInt(tame.length)];
    }

    /// As quote_identifier of PostgreSQL does.
    static String quoted(String name) {
        boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0)) && !name.equals("on") && !name.equals("using")
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
