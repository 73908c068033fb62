package org.plumbline.plan.parse;

import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.plan.Warning;

/// The tree of one TEXT plan while it is read, line by line. What belongs to what is told by the indentation alone (ExplainNode of
/// explain.c): a node's arrow stands right of its parent's. Where that was lost, [LostTree] puts the nodes in their places at the end.
final class TextTree {
    /// What most nodes have.
    private static final int FIELDS = 24;

    private final RawPlan plan;
    private final Lines lines;
    private final Layout start = Layout.start();
    private final Interner interner;
    private final boolean isFlat;
    private final int lastFilled;
    private final RemoteTasks tasks = new RemoteTasks();
    private final OpenNodes open = new OpenNodes();
    private NodeProperties properties;
    private int column;
    private String header = "";
    private int headerColumn;
    private int headerLine;
    /// Headers without a name, by the column of the nodes under them: before PostgreSQL 8.4 one `SubPlan` stood over all of a node's.
    private final TreeMap<Integer, String> shared = new TreeMap<>();

    private interface FigureReading {
        /// As [NodeLine#readFigures].
        Optional<String> rest() throws PlanParseException;
    }

    /// @param isFlat the lines lost their indentation
    TextTree(RawPlan plan, Lines lines, boolean isFlat, Interner interner) {
        this.plan = plan;
        this.lines = lines;
        this.isFlat = isFlat;
        this.interner = interner;
        this.lastFilled = lines.lastFilled();
    }

    /// `SubPlan 1`, which names the node in the next line.
    void header(int line, String text, int indent) {
        header = text;
        headerColumn = indent;
        headerLine = line;
    }

    /// @param text the node's line without its arrow
    /// @param indent the arrow's column; -1 for the root
    void node(int line, String text, int indent) throws PlanParseException {
        finishNode();
        if (text.isEmpty()) {
            plan.cutOffAt(lines.number(line));
            return;
        }
        boolean underHeader = !header.isEmpty() && indent >= headerColumn;
        int depth = open.depthFor(underHeader ? headerColumn : indent);
        column = indent;
        if (!plan.nodes.isEmpty() && RemoteTasks.isAside(text)) {
            tasks.keep(plan.nodes.getLast());
            properties = new NodeProperties(tasks.open(text, indent, depth - 1, lines.number(line)), isFlat, interner);
            return;
        }
        var node = new RawNode(depth, lines.number(underHeader ? headerLine : line), new RawObject(start, FIELDS));
        node.lastLine = lines.number(line);
        boolean root = plan.nodes.isEmpty();
        figures(line, node, () -> NodeLine.read(text, node.fields, interner, lines.number(line), line == lastFilled, !root));
        tasks.give(node, indent);
        name(node, indent, underHeader);
        plan.nodes.add(node);
        properties = new NodeProperties(node, isFlat, interner);
        open.open(indent, properties);
    }

    private void name(RawNode node, int indent, boolean underHeader) {
        if (!shared.isEmpty()) {
            shared.tailMap(indent, underHeader).clear();
        }
        if (underHeader && header.indexOf(' ') < 0) {
            shared.put(indent, header);
        }
        String over = underHeader ? header : shared.getOrDefault(indent, "");
        if (!over.isEmpty()) {
            node.fields.put("Parent Relationship", interner.text(over.startsWith("SubPlan") ? "SubPlan" : "InitPlan"));
            node.fields.put("Subplan Name", interner.text(over));
        }
        header = "";
    }

    /// Figures in a line of their own belong to the last node.
    void figures(int line, String text) throws PlanParseException {
        RawNode node = plan.nodes.getLast();
        figures(line, node, () -> NodeLine.readFigures(text, 0, node.fields, lines.number(line), line == lastFilled, true));
        node.lastLine = lines.number(line);
    }

    /// Reads a node's figures; where they end in the middle, those that are whole are kept.
    private void figures(int line, RawNode node, FigureReading reading) throws PlanParseException {
        Optional<String> rest;
        try {
            rest = reading.rest();
        } catch (PlanParseException e) {
            if (!isBrokenNode(node, lines.trimmed(line))) {
                throw e;
            }
            broken(e, line);
            return;
        }
        if (rest.isEmpty()) {
            plan.cutOffAt(lines.number(line));
        } else if (rest.get().chars().anyMatch(Character::isLetterOrDigit)) {
            plan.warnings.add(new Warning(lines.number(line), "What stands behind the figures of this line is none of EXPLAIN's; "
                    + "it was left out: " + Excerpt.of(rest.get())));
        }
    }

    /// True for a node whose figures were cut or changed; false for what only looks like one.
    private boolean isBrokenNode(RawNode node, String text) {
        boolean some = node.fields.has("Total Cost") || node.fields.has("Plan Rows") || node.fields.has("Actual Rows");
        boolean cut = !text.endsWith(")");
        String words = text.substring(0, NodeLine.figuresAt(text)).strip();
        boolean known = NodeName.isKnown(words.startsWith("->") ? words.substring(2).strip() : words, interner);
        boolean elided = known && text.contains("=..");
        return elided || (plan.nodes.isEmpty() ? some && known : some || cut);
    }

    /// A property of the last node, or of one above it.
    ///
    /// @param whole the property's line, with those that it goes on in
    /// @param last the last of them
    /// @return false where it is none
    boolean property(String whole, int indent, int line, int last) {
        try {
            NodeProperties above = isFlat ? null : open.above(indent);
            if (!(above == null ? properties : above).line(whole, indent, lines.number(line))) {
                return false;
            }
        } catch (PlanParseException e) {
            // a line whose figures are broken costs no more than itself
            broken(e, line);
        }
        plan.nodes.getLast().lastLine = lines.number(last);
        return true;
    }

    /// True where a property of the last node would stand.
    boolean isPropertyColumn(int indent) {
        return properties.column() >= 0 ? indent == properties.column() : indent > column;
    }

    void broken(PlanParseException e, int line) {
        if (line == lastFilled) {
            plan.cutOffAt(lines.number(line));
        } else {
            plan.warnings.add(new Warning(lines.number(line), e.sentence()));
        }
    }

    void warn(int line) {
        plan.warnings.add(Excerpt.strayLine(lines, line));
    }

    private void finishNode() {
        if (properties != null) {
            properties.finish();
        }
    }

    /// Ends the tree.
    ///
    /// @return true where something must follow that does not
    boolean finish() {
        finishNode();
        tasks.keep(plan.nodes.getLast());
        boolean certain = !isFlat || LostTree.rebuild(plan);
        return !header.isEmpty() || (certain && TextEnd.lacksChildren(plan));
    }
}
