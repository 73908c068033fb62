package org.plumbline.plan.parse;

/// Tells whether the lines of a TEXT plan still have the indentation that its tree is in: a chat, a table cell or a web page may have put
/// all of them in one column.
final class Indentation {
    private static final String ARROW = "->";
    private static final int MOST_STRAY_LINES = 50;

    private final Lines lines;
    private final int root;
    private final Interner interner;
    private int arrows;
    private int headers;
    private int headerColumn = -1;
    private int column = -1;
    private boolean isSure;
    private RawNode last;

    private Indentation(Lines lines, int root, Interner interner) {
        this.lines = lines;
        this.root = root;
        this.interner = interner;
    }

    /// True for several arrows in one column, with nothing right of it, where the root's own stand no deeper than it, or are not all of
    /// them its inputs.
    static boolean isLost(Lines lines, int root, Interner interner) {
        return new Indentation(lines, root, interner).isLost();
    }

    private boolean isLost() {
        last = node(NodeLabel.off(lines.trimmed(root), interner));
        NodeInputs inputs = NodeInputs.of(last);
        for (int line = root + 1; line < lines.count(); line++) {
            if (lines.startsWith(line, ARROW)) {
                if (arrows > 0 && lines.indent(line) != column) {
                    return false;
                }
                arrow(line);
            } else if (!lines.isBlank(line)) {
                if (isPast(line)) {
                    break;
                }
                if (arrows > 0 && lines.indent(line) > column) {
                    return false;
                }
                boolean header = TextReader.isHeader(lines.trimmed(line));
                headers += header ? 1 : 0;
                headerColumn = header ? lines.indent(line) : -1;
                if (TextReader.startsAt(lines, line, interner) && !NodeTarget.isFurther(last, lines.trimmed(line), interner)) {
                    break;
                }
            }
        }
        int plain = arrows - headers;
        return arrows > 1 && (column <= lines.indent(root) + 1 || isSure || !inputs.isEnough(plain) || plain > inputs.most());
    }

    /// True for words behind the plan: nothing that EXPLAIN prints, apart from it, and no arrow close behind.
    private boolean isPast(int line) {
        String text = lines.trimmed(line);
        if (!lines.isBlank(line - 1) || PropertyLine.hasKnownKey(text) || TextReader.isHeader(text)) {
            return false;
        }
        for (int next = line + 1; next < Math.min(lines.count(), line + MOST_STRAY_LINES); next++) {
            if (lines.startsWith(next, ARROW)) {
                return TextReader.startsAt(lines, line, interner);
            }
            if (TextReader.startsAt(lines, next, interner)) {
                return true;
            }
        }
        return true;
    }

    private void arrow(int line) {
        arrows++;
        column = lines.indent(line);
        last = node(lines.trimmed(line).substring(ARROW.length()).strip());
        isSure |= headerColumn == column || NodeInputs.of(last).least() > 0;
        headerColumn = -1;
    }

    private RawNode node(String text) {
        var node = new RawNode(0, 1);
        NodeName.read(text.substring(0, NodeLine.figuresAt(text)).strip(), node.fields, interner);
        return node;
    }
}
