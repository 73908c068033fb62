package org.plumbline.plan.parse;

import java.util.List;
import org.plumbline.plan.Format;

/// Reads one plan of EXPLAIN's TEXT format: tells for each line whether it is a node, a property of one, a figure beside the tree, or none
/// of the plan's.
final class TextReader {
    private static final String ARROW = "->";
    private static final int MOST_STRAY_LINES = 50;

    private final Lines lines;
    private final int rootLine;
    private final Interner interner;
    private final RawPlan plan;
    private final TopProperties top;
    private final boolean isFlat;
    private final TextTree tree;
    private final int base;
    /// Words stand in front of the root's arrow, and so in front of the next plan's.
    private final boolean isLabelled;
    private boolean afterTree;
    private boolean afterTable;

    TextReader(Lines lines, int rootLine, Interner interner) {
        this.lines = lines;
        this.rootLine = rootLine;
        this.interner = interner;
        this.plan = new RawPlan(Format.TEXT, lines.number(rootLine));
        this.top = new TopProperties(plan.top, interner);
        this.base = lines.indent(rootLine);
        this.isLabelled = NodeLabel.arrowAt(lines.trimmed(rootLine), interner) > 0;
        this.isFlat = Indentation.isLost(lines, rootLine, interner);
        this.tree = new TextTree(plan, lines, isFlat, interner);
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
        tree.node(rootLine, NodeLabel.off(lines.trimmed(rootLine), interner), -1);
        int line = rootLine + 1;
        int lastUsed = rootLine;
        while (line < lines.count()) {
            if (lines.isBlank(line)) {
                afterTable |= Wrapping.isEndOfTable(lines, line);
            } else {
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
        if (isOtherFormat(lines, line)) {
            return -1;
        }
        int arrow = text.startsWith(ARROW) ? 0 : NodeLabel.arrowAt(text, interner);
        if (arrow >= 0 && (afterTable || (arrow > 0 && isLabelled && indent <= base))) {
            return -1;
        }
        if (arrow >= 0) {
            if (isBesideRoot(indent + arrow)) {
                plan.beginsWithin();
            }
            tree.node(line, withoutArrow(text.substring(arrow)), indent + arrow);
            return line + 1;
        }
        int bare = afterTree || isFlat || lines.isBlank(line - 1) ? -1 : NodeLabel.withoutArrow(text, interner);
        if (bare >= 0 && (indent > base || NodeLabel.isBranch(text))) {
            tree.node(line, text.substring(bare), indent + bare);
            return line + 1;
        }
        if ((indent <= base + 1 || isFlat) && TopProperties.isBeside(text) && !isJitOfNode(line, text)) {
            return besideTree(line, text, indent);
        }
        if (afterTree && isNested(line, text, indent)) {
            return line + 1;
        }
        boolean further = isFlat && NodeTarget.isFurther(plan.nodes.getLast(), text, interner);
        if ((indent <= base && !further && startsAt(lines, line, interner)) || isNextRoot(line, text)) {
            return -1;
        }
        if (indent <= (afterTree ? base + 1 : base) && PropertyLine.keyEnd(text) > 0 && !isDedented(line, text)) {
            return words(line);
        }
        if (afterTree && indent <= base + 1) {
            return -1;
        }
        if (isPast(line, text, indent)) {
            plan.doubtful |= !lines.isBlank(line - 1);
            return -1;
        }
        if (afterTree) {
            tree.warn(line);
            return line + 1;
        }
        return property(line, text, indent);
    }

    /// An arrow no deeper than that of the plan's first line: both are inputs of a node above them.
    private boolean isBesideRoot(int column) {
        return !isFlat && !plan.incomplete && column <= base && lines.startsWith(rootLine, ARROW);
    }

    /// A plan in another format starts here.
    static boolean isOtherFormat(Lines lines, int line) {
        String text = lines.trimmed(line);
        return !text.isEmpty() && switch (text.charAt(0)) {
            case '-' -> YamlReader.startsAt(lines, line);
            case '[', '{' -> JsonReader.startsAt(lines, line) && JsonReader.holdsPlan(lines, line);
            case '<' -> XmlReader.startsAt(lines, line);
            default -> false;
        };
    }

    /// A worker's JIT that lost its indentation.
    private boolean isJitOfNode(int line, String text) {
        return isFlat && !afterTree && text.equals("JIT:") && treeGoesOn(line);
    }

    private int besideTree(int line, String text, int indent) {
        afterTree = true;
        try {
            if (!top.line(text, indent, lines.number(line))) {
                tree.warn(line);
            }
        } catch (PlanParseException e) {
            tree.broken(e, line);
        }
        return line + 1;
    }

    private boolean isNested(int line, String text, int indent) {
        try {
            return top.nested(text, indent, lines.number(line));
        } catch (PlanParseException e) {
            tree.broken(e, line);
            return true;
        }
    }

    /// True for a node's property that lost its indentation.
    private boolean isDedented(int line, String text) {
        if (afterTree) {
            return false;
        }
        boolean known = PropertyLine.hasKnownKey(text);
        return (known && !lines.isBlank(line - 1)) || ((known || isFlat) && treeGoesOn(line));
    }

    /// `Note: slow`, where no property stands: a person's, or an extension's that is not known. It is told of where it stands in the plan
    /// or close behind it.
    private int words(int line) {
        boolean inPlan = planGoesOn(line);
        if (inPlan || !lines.isBlank(line - 1)) {
            tree.warn(line);
        }
        return inPlan ? line + 1 : -1;
    }

    /// A node without an arrow behind what stands beside the tree, or behind a blank line, starts another plan wherever it stands.
    private boolean isNextRoot(int line, String text) {
        return (afterTree || lines.isBlank(line - 1)) && PropertyLine.keyEnd(text) < 0 && NodeLine.hasFigures(text)
                && startsAt(lines, line, interner);
    }

    /// True for a line behind the plan's end, which a blank line or the figures beside the tree have set.
    private boolean isPast(int line, String text, int indent) {
        boolean apart = lines.isBlank(line - 1);
        if (!afterTree && !apart) {
            return false;
        }
        boolean known = PropertyLine.hasKnownKey(text) || TopProperties.isBeside(text);
        boolean property = PropertyLine.keyEnd(text) > 0 && (!apart || known || (!afterTree && tree.isPropertyColumn(indent)));
        return !property && !isHeader(text) && !text.startsWith("(slice") && !treeGoesOn(line);
    }

    private int property(int line, String text, int indent) throws PlanParseException {
        if (isHeader(text)) {
            tree.header(line, text, indent);
            return line + 1;
        }
        if (NodeLine.figuresAt(text) == 0) {
            tree.figures(line, text);
            return line + 1;
        }
        int last = OpenText.lastLine(lines, line, rootLine, interner);
        String whole = last == line ? text : text + lines.text().substring(lines.end(line), lines.end(last));
        if (!tree.property(whole, indent, line, last)) {
            if (indent <= base && !treeGoesOn(line)) {
                plan.doubtful = !lines.isBlank(line - 1);
                return -1;
            }
            tree.warn(line);
        }
        return last + 1;
    }

    /// True where an arrow follows soon: the line before it is a stray one, not the end of the plan.
    private boolean treeGoesOn(int line) {
        return follows(line, false);
    }

    /// True where an arrow or a figure beside the tree follows soon.
    private boolean planGoesOn(int line) {
        return follows(line, true);
    }

    private boolean follows(int line, boolean besideToo) {
        for (int next = line + 1; next < Math.min(lines.count(), line + MOST_STRAY_LINES); next++) {
            if (lines.startsWith(next, ARROW) || (besideToo && TopProperties.isKnown(lines.trimmed(next)))) {
                return true;
            }
            if (startsAt(lines, next, interner)) {
                return false;
            }
        }
        return false;
    }

    private void finish(int lastUsed) {
        boolean lacks = tree.finish();
        top.finish();
        plan.lastLine = lines.number(lastUsed);
        TextDefaults.fill(plan);
        if (!plan.incomplete && !afterTree && lacks) {
            plan.cutOffAt(lines.number(lastUsed));
        }
    }

    static boolean isHeader(String text) {
        boolean named = text.startsWith("InitPlan ") || text.startsWith("SubPlan ") || text.startsWith("CTE ");
        return text.equals("SubPlan") || text.equals("InitPlan") || (named && PropertyLine.keyEnd(text) < 0);
    }

    private static String withoutArrow(String text) {
        return text.startsWith(ARROW) ? text.substring(ARROW.length()).strip() : text;
    }
}
