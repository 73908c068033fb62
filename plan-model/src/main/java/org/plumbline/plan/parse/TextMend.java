package org.plumbline.plan.parse;

import java.util.function.IntPredicate;

/// Puts lines of EXPLAIN's TEXT together again that a terminal or a mail broke: what starts none of EXPLAIN's own lines is the rest of
/// the line before it.
final class TextMend {
    private static final int LONGEST_PLAN_GAP = 3;
    /// A copy without spaces at the ends of lines may lack those between two figures.
    private static final int MOST_SPACES_LOST = 2;
    private static final int MOST_PIECES = 12;

    private final Lines lines;
    private final int first;
    private final int end;
    private final int base;
    private final LineJoint joint;
    private final int lastStart;
    private final boolean hasFigures;
    private final int longest;
    private final LineWriter into;

    private TextMend(Lines lines, int first, boolean atSpaces, LineWriter into) {
        this.lines = lines;
        this.first = first;
        this.base = lines.indent(first);
        this.into = into;
        this.end = endOfPlan();
        IntPredicate goesOn = line -> line > first && !lines.isBlank(line) && !startsLine(line);
        this.hasFigures = first + 1 >= end || holdsFigures();
        this.joint = atSpaces ? new LineJoint(0) : LineJoint.of(lines, first, end, goesOn);
        this.lastStart = lastStart();
        int most = 0;
        for (int line = first; line < end; line++) {
            most = Math.max(most, lines.end(line) - lines.start(line));
        }
        this.longest = most;
    }

    private boolean holdsFigures() {
        String text = lines.text().substring(lines.start(first), lines.end(end - 1));
        return text.contains("(cost") || text.contains("(actual");
    }

    /// The last line of the plan that EXPLAIN starts: what stands before it and starts nothing belongs to the line above.
    private int lastStart() {
        int line = end - 1;
        while (line > first && (lines.isBlank(line) || !startsLine(line))) {
            line--;
        }
        return line;
    }

    /// True where a plan's first line stands, perhaps only its beginning.
    static boolean startsAt(Lines lines, int line, Interner interner) {
        String text = lines.trimmed(line);
        if (text.isEmpty()) {
            return false;
        }
        if (TextReader.startsAt(lines, line, interner)) {
            return true;
        }
        return isRoot(text, interner) || isCutName(text, interner);
    }

    /// `Index Scan using i on` lacks its table, `Index Scan using` the index too.
    private static boolean isCutName(String text, Interner interner) {
        return (text.endsWith(" on") && isRoot(text + " t", interner)) || (text.endsWith(" using") && isRoot(text + " i on t", interner))
                || (text.contains(" using ") && isRoot(text + " on t", interner));
    }

    private static boolean isRoot(String text, Interner interner) {
        int figures = figures(text);
        return NodeName.isKnown((figures < 0 ? text : text.substring(0, figures)).strip(), interner);
    }

    /// Writes the plan that starts in this line.
    ///
    /// @param atSpaces lines were broken at spaces, whatever their lengths say
    /// @return the line after it
    static int mend(Lines lines, int first, boolean atSpaces, LineWriter into) {
        return new TextMend(lines, first, atSpaces, into).mend();
    }

    /// Where figures may start that are not whole: `Sort  (cos`.
    private static int figures(String text) {
        int at = text.indexOf(" (c");
        int actual = text.indexOf(" (a");
        return at < 0 ? actual : actual < 0 ? at : Math.min(at, actual);
    }

    private int endOfPlan() {
        var interner = new Interner();
        int line = first + 1;
        int blank = 0;
        while (line < lines.count() && blank < LONGEST_PLAN_GAP) {
            blank = lines.isBlank(line) ? blank + 1 : 0;
            if (blank == 0 && lines.indent(line) <= base && isRoot(lines.trimmed(line), interner) && !isCutNode(line - 1)) {
                break;
            }
            line++;
        }
        return line;
    }

    /// `->  Parallel` with `Hash  (cost=...` in the next line, where other nodes have figures.
    private boolean isCutNode(int line) {
        String text = lines.trimmed(line);
        return text.startsWith("->") && !text.endsWith(")") && lines.line(first).contains("(");
    }

    private int mend() {
        int line = first;
        while (line < end) {
            int pieces = pieces(line);
            if (pieces == 1) {
                into.line(lines, line, lines.start(line), lines.end(line));
            } else {
                into.line(joined(line, pieces), lines.number(line));
            }
            line += pieces;
        }
        return line;
    }

    /// How many of the person's lines the one that starts here is made of.
    private int pieces(int line) {
        int pieces = 1;
        boolean known = line == first || startsLine(line);
        while (known && pieces < MOST_PIECES && line + pieces < end && !lines.isBlank(line + pieces)
                && (!startsLine(line + pieces) || isCutKey(line + pieces - 1)) && isOpen(line, pieces)) {
            pieces++;
        }
        return pieces;
    }

    /// A node without figures, as with COSTS OFF.
    private static boolean isWholeNode(String text) {
        String words = text.startsWith("->") ? text.substring(2).strip() : text;
        return NodeName.isKnown(words, new Interner());
    }

    /// A line that fills the width goes on, and so does one in which a bracket, quote or figure is not closed.
    private boolean isOpen(int line, int pieces) {
        int last = line + pieces - 1;
        if (joint.isHard() && lines.end(last) - lines.start(last) >= joint.width() - MOST_SPACES_LOST) {
            return true;
        }
        String text = joined(line, pieces).strip();
        boolean node = line == first || text.startsWith("->");
        if (node) {
            return (hasFigures ? !text.endsWith(")") : !isWholeNode(text)) || !isBalanced(text) || isCutBeforeActual(text, line + pieces);
        }
        return (line + pieces < lastStart && fills(last)) || isCutWorker(text)
                || TextList.isOpen(text) || !isBalanced(text) || text.endsWith(",") || text.endsWith("=") || text.endsWith(":")
                || PropertyLine.keyEnd(text) < 0 || isCutPair(text)
                || lines.indent(line + pieces) < base;
    }

    /// The next line's first word did not fit behind this one: else nobody had to break it here.
    private boolean fills(int line) {
        String next = lines.trimmed(line + 1);
        int space = next.indexOf(' ');
        return lines.end(line) - lines.start(line) + 1 + (space < 0 ? next.length() : space) > longest;
    }

    /// `Worker 0:  actual time=0.012..45.014` lacks its rows and loops.
    private static boolean isCutWorker(String text) {
        return text.startsWith("Worker ") && text.contains(" actual") && !text.contains("loops=");
    }

    /// `Sort Method: quicksort  Memory` lacks the figure of its last pair.
    private static boolean isCutPair(String text) {
        int gap = text.lastIndexOf("  ");
        return gap > 0 && text.indexOf(':', gap) < 0 && text.indexOf('=', gap) < 0;
    }

    private boolean isCutBeforeActual(String text, int next) {
        String rest = lines.trimmed(next);
        return !text.contains("(actual") && !text.contains("(never") && (rest.startsWith("(actual") || rest.startsWith("(never"));
    }

    private static boolean isBalanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\'', '"' -> i = TextList.endOfQuote(text, i);
                default -> { }
            }
        }
        return depth <= 0;
    }

    private String joined(int line, int pieces) {
        var text = new StringBuilder(lines.line(line));
        for (int piece = 1; piece < pieces; piece++) {
            int next = line + piece;
            String rest = lines.line(next);
            if (joint.isHard()) {
                joint.join(text, lines, next - 1);
                text.append(rest);
            } else {
                rest = rest.strip();
                if (FigureJoint.isIn(text) ? FigureJoint.needsSpace(text, rest) : !isCutArrow(next - 1)) {
                    joint.join(text, lines, next - 1);
                }
                // between two pairs of a line stand two spaces
                text.append(PropertyLine.hasKnownPair(rest) ? " " : "").append(rest);
            }
        }
        return text.toString();
    }

    /// `-` at the end of a line and `>  Seq Scan` in the next.
    private boolean isCutArrow(int line) {
        return lines.trimmed(line).equals("-") && line + 1 < lines.count() && lines.trimmed(line + 1).startsWith(">");
    }

    /// `Rows Removed by Fi` and `lter: 10`: the second would be a key of its own.
    private boolean isCutKey(int line) {
        String text = lines.trimmed(line);
        return PropertyLine.keyEnd(text) < 0 && !text.startsWith("->") && !text.endsWith(")") && line + 1 < lines.count()
                && (PropertyLine.hasKnownKey(text + lines.trimmed(line + 1))
                        || PropertyLine.hasKnownKey(text + " " + lines.trimmed(line + 1)));
    }

    /// True where EXPLAIN would start a line like this.
    private boolean startsLine(int line) {
        String text = lines.trimmed(line);
        if (text.startsWith("->") || TopProperties.isKnown(text) || TextReader.isHeader(text) || isCutArrow(line)) {
            return true;
        }
        if (lines.indent(line) > base && isProperty(text)) {
            return true;
        }
        return isCutKey(line) && lines.indent(line) > base;
    }

    private static boolean isProperty(String text) {
        return PropertyLine.keyEnd(text) > 0 || text.startsWith("Worker ") || text.equals("JIT:")
                || text.startsWith("(slice") || text.startsWith("(seg");
    }
}
