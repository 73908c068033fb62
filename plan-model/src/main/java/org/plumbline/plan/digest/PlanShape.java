package org.plumbline.plan.digest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.print.NodeTitle;

/// What a plan does and in which order, without figures. The same for the four formats. Alike children of an Append or a Merge Append
/// (partitions) count as one, and numbers in the names of tables as equal.
///
///     Sort > HashAggregate > Hash Join (Seq Scan on orders o, Hash > Seq Scan on customers c)
///
/// @param key equal shapes have equal keys
/// @param text for a person, shortened where it is long
/// @param nodes how many nodes the plan has, partitions and all
public record PlanShape(long key, String text, int nodes) {
    private static final int LONGEST = 400;

    /// Of what could not be read.
    static PlanShape unreadable(String reason) {
        return new PlanShape(0, reason, 0);
    }

    /// The shape of a plan.
    public static PlanShape of(Plan plan) {
        int count = plan.nodes().size();
        long[] keys = new long[count];
        for (int i = count - 1; i >= 0; i--) {
            keys[i] = key(plan, plan.nodes().get(i), keys);
        }
        var text = new StringBuilder();
        write(plan, keys, text);
        if (text.length() > LONGEST) {
            text.setLength(LONGEST - 3);
            text.append("...");
        }
        return new PlanShape(keys[0], text.toString(), count);
    }

    private static long key(Plan plan, PlanNode node, long[] keys) {
        var fingerprint = new Fingerprint();
        byte[] title = titleWithoutNumbers(node).getBytes(StandardCharsets.UTF_8);
        fingerprint.add(title, 0, title.length);
        // an input is an input, though older releases call those of an Append and the like members
        fingerprint.add(node.feedsParent() ? -1 : node.relationship().map(Enum::ordinal).orElse(-1));
        long previous = 0;
        for (int child = node.id().index() + 1; child < node.subtreeEnd(); child = plan.nodes().get(child).subtreeEnd()) {
            if (!hasPartitions(node) || keys[child] != previous) {
                fingerprint.add((int) keys[child]);
                fingerprint.add((int) (keys[child] >>> 32));
            }
            previous = keys[child];
        }
        return fingerprint.value();
    }

    /// Without recursion: what is open is a stack of subtree ends.
    private static void write(Plan plan, long[] keys, StringBuilder text) {
        int[] ends = new int[16];
        int open = 0;
        int at = 0;
        while (at < plan.nodes().size() && text.length() <= LONGEST) {
            PlanNode node = plan.nodes().get(at);
            while (open > 0 && ends[open - 1] <= at) {
                open--;
                text.append(')');
            }
            text.append(at == 0 || text.charAt(text.length() - 1) == '(' || text.toString().endsWith(" > ") ? "" : ", ");
            text.append(node.feedsParent() ? "" : node.subplanName().map(name -> name + ": ").orElse(""));
            text.append(titleWithoutNumbers(node));
            int last = lastAlike(plan, node, keys);
            if (!node.isLeaf()) {
                boolean single = plan.nodes().get(at + 1).subtreeEnd() == node.subtreeEnd();
                if (single) {
                    text.append(" > ");
                } else {
                    text.append(" (");
                    ends = open == ends.length ? Arrays.copyOf(ends, open * 2) : ends;
                    ends[open++] = node.subtreeEnd();
                }
                at++;
            } else {
                at = last;
            }
        }
        text.repeat(')', open);
    }

    /// After the node, and after its later siblings where an Append has more of the same.
    private static int lastAlike(Plan plan, PlanNode node, long[] keys) {
        int next = node.subtreeEnd();
        boolean folds = plan.parent(node).filter(PlanShape::hasPartitions).isPresent();
        int end = plan.parent(node).map(PlanNode::subtreeEnd).orElse(next);
        while (folds && next < end && keys[next] == keys[node.id().index()]) {
            next = plan.nodes().get(next).subtreeEnd();
        }
        return next;
    }

    private static boolean hasPartitions(PlanNode node) {
        return node.operation() instanceof Operation.Append || node.operation() instanceof Operation.MergeAppend;
    }

    /// A node's title with `#` for numbers in a table's name, which say which partition it is, and without those at the end of an index's
    /// name, which say which of two indexes on the same columns.
    public static String titleWithoutNumbers(PlanNode node) {
        NodeTitle title = NodeTitle.of(node);
        return title.name() + title.target().map(target -> " on " + withoutNumbers(target, target.length())).orElse("")
                + title.index().map(index -> " using " + withoutNumbers(index, numberAtEnd(index))).orElse("");
    }

    /// Where the number starts that ends a name after a letter, as in `orders_idx1`; the name's length where there is none.
    private static int numberAtEnd(String name) {
        int at = name.length();
        while (at > 0 && Character.isDigit(name.charAt(at - 1))) {
            at--;
        }
        return at > 0 && Character.isLetter(name.charAt(at - 1)) ? at : name.length();
    }

    private static String withoutNumbers(String name, int to) {
        var plain = new StringBuilder();
        for (int i = 0; i < to; i++) {
            if (!Character.isDigit(name.charAt(i))) {
                plain.append(name.charAt(i));
            } else if (i == 0 || !Character.isDigit(name.charAt(i - 1))) {
                plain.append('#');
            }
        }
        return plain.append(name, to, name.length()).toString();
    }
}
