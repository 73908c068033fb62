package org.plumbline.plan.parse;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.plan.Format;
import org.plumbline.plan.Warning;

/// Reads one plan of EXPLAIN's TEXT format. What belongs to what is told by the indentation alone (ExplainNode of explain.c): a node's
/// arrow stands right of its parent's.
final class TextReader {
    private static final String ARROW = "->";
    private static final int MOST_CONTINUATIONS = 200;
    private static final int MOST_STRAY_LINES = 50;
    /// What most nodes have.
    private static final int FIELDS = 24;

    private final Lines lines;
    private final int rootLine;
    private final Interner interner;
    private final int lastFilled;
    private final RawPlan plan;
    private final TopProperties top;
    private final RemoteTasks tasks = new RemoteTasks();
    private final OpenNodes open = new OpenNodes();
    private NodeProperties properties;
    private int base;
    private String header = "";
    private int headerColumn;
    private int headerLine;
    /// Headers without a name, by the column of the nodes under them: before PostgreSQL 8.4 one `SubPlan` stood over all of a node's.
    private final TreeMap<Integer, String> shared = new TreeMap<>();
    private boolean afterTree;

    TextReader(Lines lines, int rootLine, Interner interner) {
        this.lines = lines;
        this.rootLine = rootLine;
        this.interner = interner;
        this.lastFilled = lines.lastFilled(lines.count() - 1);
        this.plan = new RawPlan(Format.TEXT, lines.number(rootLine));
        this.top = new TopProperties(plan.top, interner);
    }

    /// True where this line can be the first of a plan.
    static boolean startsAt(Lines lines, int line, Interner interner) {
        String text = NodeLabel.off(lines.trimmed(line), interner);
        if (text.isEmpty()) {
            return false;
        }
        int figures = NodeLine.figuresAt(text);
        return (figures > 0 && figures < text.length()) || NodeName.isKnown(text, interner);
    }

    /// The first line of the plan that follows the one at `root`; the number of lines where none does.
    static int nextRoot(Lines lines, int root, Interner interner) {
        int line = root + 1;
        while (line < lines.count() && (lines.indent(line) > lines.indent(root) || lines.startsWith(line, ARROW)
                || !startsAt(lines, line, interner))) {
            line++;
        }
        return line;
    }

    /// Reads the plan that starts at the root's line.
    ///
    /// @return the line after the plan
    int read(List<RawPlan> into) throws PlanParseException {
        base = lines.indent(rootLine);
        node(rootLine, NodeLabel.off(lines.trimmed(rootLine), interner), -1);
        int line = rootLine + 1;
        int lastUsed = rootLine;
        while (line < lines.count()) {
            if (!lines.isBlank(line)) {
                int next = take(line);
                if (next < 0) {
                    break;
                }
                line = next - 1;
                lastUsed = line;
            }
            line++;
        }
        finish(lastUsed);
        into.add(plan);
        return line;
    }

    /// Places one line, with those that it goes on in.
    ///
    /// @return the line after those that were used; -1 where the plan has ended
    private int take(int line) throws PlanParseException {
        int indent = lines.indent(line);
        String text = lines.trimmed(line);
        if (isOtherFormat(line, text)) {
            return -1;
        }
        if (text.startsWith(ARROW)) {
            node(line, withoutArrow(text), indent);
            return line + 1;
        }
        int arrow = NodeLabel.arrowAt(text, interner);
        if (arrow > 0) {
            node(line, withoutArrow(text.substring(arrow)), indent + arrow);
            return line + 1;
        }
        boolean beside = indent <= base + 1 && (TopProperties.isKnown(text) || afterTree);
        if (beside || (indent <= base && PropertyLine.keyEnd(text) > 0 && !NodeLine.hasFigures(text) && !isDedented(line, text))) {
            return topLine(line, text, indent);
        }
        if (indent <= base && startsAt(lines, line, interner)) {
            return -1;
        }
        if (isNextRoot(line, text)) {
            return -1;
        }
        if (isPast(line)) {
            plan.doubtful |= !lines.isBlank(line - 1);
            return -1;
        }
        if (afterTree) {
            if (!top.nested(text, indent, lines.number(line))) {
                warn(line);
            }
            return line + 1;
        }
        return property(line, text, indent);
    }

    /// A plan in another format starts here.
    private boolean isOtherFormat(int line, String text) {
        return switch (text.charAt(0)) {
            case '-' -> YamlReader.startsAt(lines, line);
            case '[', '{' -> JsonReader.startsAt(lines, line) && JsonReader.holdsPlan(lines, line);
            case '<' -> XmlReader.startsAt(lines, line);
            default -> false;
        };
    }

    /// True for a node's property that lost its indentation.
    private boolean isDedented(int line, String text) {
        return PropertyLine.hasKnownKey(text) && treeGoesOn(line);
    }

    /// A node without an arrow behind what stands beside the tree, or behind a blank line, starts another plan wherever it stands.
    private boolean isNextRoot(int line, String text) {
        return (afterTree || lines.isBlank(line - 1)) && PropertyLine.keyEnd(text) < 0 && NodeLine.hasFigures(text)
                && startsAt(lines, line, interner);
    }

    /// True for a line behind the plan's end, which a blank line or the figures beside the tree have set.
    private boolean isPast(int line) {
        if (!afterTree && !lines.isBlank(line - 1)) {
            return false;
        }
        String text = lines.trimmed(line);
        return PropertyLine.keyEnd(text) < 0 && !isHeader(text) && !text.startsWith("(slice") && !treeGoesOn(line);
    }

    private int topLine(int line, String text, int indent) throws PlanParseException {
        if (!TopProperties.isKnown(text) && (startsAt(lines, line, interner) || (PropertyLine.keyEnd(text) < 0 && !text.endsWith(":")))) {
            return -1;
        }
        afterTree = true;
        try {
            if (!top.line(text, indent, lines.number(line))) {
                warn(line);
            }
        } catch (PlanParseException e) {
            broken(e, line);
        }
        return line + 1;
    }

    private int property(int line, String text, int indent) throws PlanParseException {
        if (isHeader(text)) {
            header = text;
            headerColumn = indent;
            headerLine = line;
            return line + 1;
        }
        if (NodeLine.figuresAt(text) == 0) {
            figures(NodeLine.readFigures(text, 0, plan.nodes.getLast().fields, lines.number(line), line == lastFilled), line);
            plan.nodes.getLast().lastLine = lines.number(line);
            return line + 1;
        }
        int last = line;
        String whole = text;
        if (TextList.isOpen(text)) {
            last = continuation(line, indent);
            whole = last == line ? text : text + lines.text().substring(lines.end(line), lines.end(last));
        }
        if (understood(whole, indent, line)) {
            plan.nodes.getLast().lastLine = lines.number(last);
        } else if (indent <= base && !treeGoesOn(line)) {
            plan.doubtful = !lines.isBlank(line - 1);
            return -1;
        } else {
            warn(line);
        }
        return last + 1;
    }

    /// A line whose figures are broken is told of and costs no more than itself.
    private boolean understood(String whole, int indent, int line) {
        try {
            NodeProperties above = open.above(indent);
            return (above == null ? properties : above).line(whole, indent, lines.number(line));
        } catch (PlanParseException e) {
            broken(e, line);
            return true;
        }
    }

    private void broken(PlanParseException e, int line) {
        if (line == lastFilled) {
            plan.cutOffAt(lines.number(line));
        } else {
            plan.warnings.add(new Warning(lines.number(line), e.sentence()));
        }
    }

    /// True where an arrow follows soon: the line before it is a stray one, not the end of the plan.
    private boolean treeGoesOn(int line) {
        for (int next = line + 1; next < Math.min(lines.count(), line + MOST_STRAY_LINES); next++) {
            if (lines.startsWith(next, ARROW)) {
                return true;
            }
            if (startsAt(lines, next, interner)) {
                return false;
            }
        }
        return false;
    }

    /// The line in which a text that is opened here is closed; this line where none does.
    private int continuation(int line, int indent) {
        var text = new StringBuilder(lines.line(line));
        for (int next = line + 1; next < Math.min(lines.count(), line + MOST_CONTINUATIONS); next++) {
            String trimmed = lines.trimmed(next);
            boolean node = trimmed.startsWith(ARROW) && NodeLine.hasFigures(trimmed);
            boolean other = !trimmed.isEmpty() && isOtherFormat(next, trimmed);
            if (node || other || TopProperties.isKnown(trimmed) || (lines.indent(next) == indent && PropertyLine.hasKnownKey(trimmed))) {
                return line;
            }
            text.append('\n').append(lines.line(next));
            if (!TextList.isOpen(text)) {
                return next;
            }
        }
        return line;
    }

    private void node(int line, String text, int indent) throws PlanParseException {
        finishNode();
        if (text.isEmpty()) {
            plan.cutOffAt(lines.number(line));
            return;
        }
        boolean underHeader = !header.isEmpty() && indent >= headerColumn;
        int column = underHeader ? headerColumn : indent;
        int depth = open.depthFor(column);
        if (!plan.nodes.isEmpty() && RemoteTasks.isAside(text)) {
            tasks.keep(plan.nodes.getLast());
            properties = new NodeProperties(tasks.open(text, indent, depth - 1, lines.number(line)), interner);
            return;
        }
        var node = new RawNode(depth, lines.number(underHeader ? headerLine : line), FIELDS);
        node.lastLine = lines.number(line);
        figures(NodeLine.read(text, node.fields, interner, lines.number(line), line == lastFilled), line);
        tasks.give(node, indent);
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
        plan.nodes.add(node);
        properties = new NodeProperties(node, interner);
        open.open(indent, properties);
    }

    /// @param rest what stands behind a node's figures
    private void figures(Optional<String> rest, int line) {
        if (rest.isEmpty()) {
            plan.cutOffAt(lines.number(line));
        } else if (rest.get().chars().anyMatch(Character::isLetterOrDigit)) {
            plan.warnings.add(new Warning(lines.number(line), "What stands behind the figures of this line is none of EXPLAIN's; "
                    + "it was left out: " + shortened(rest.get())));
        }
    }

    private void finishNode() {
        if (properties != null) {
            properties.finish();
        }
    }

    private void finish(int lastUsed) {
        finishNode();
        tasks.keep(plan.nodes.getLast());
        top.finish();
        plan.lastLine = lines.number(lastUsed);
        TextDefaults.fill(plan);
        boolean open = !header.isEmpty() || TextEnd.lacksChildren(plan);
        if (!plan.incomplete && !afterTree && open) {
            plan.cutOffAt(lines.number(lastUsed));
        }
    }

    private void warn(int line) {
        plan.warnings.add(new Warning(lines.number(line), "This line is none that EXPLAIN prints here; it was left out: "
                + shortened(lines.trimmed(line))));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    static boolean isHeader(String text) {
        boolean named = text.startsWith("InitPlan ") || text.startsWith("SubPlan ") || text.startsWith("CTE ");
        return text.equals("SubPlan") || text.equals("InitPlan") || (named && PropertyLine.keyEnd(text) < 0);
    }

    private static String withoutArrow(String text) {
        return text.startsWith(ARROW) ? text.substring(ARROW.length()).strip() : text;
    }
}
