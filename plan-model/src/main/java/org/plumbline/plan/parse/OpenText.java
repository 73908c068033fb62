package org.plumbline.plan.parse;

/// Finds where a property ends whose string literal or quoted name holds line ends: `Filter: (body = 'a` and `b'::text)` in the next line.
///
/// A line within it may look like one of EXPLAIN's own, and a text that was cut never ends: past such a line the end counts only where
/// what follows the quote is what PostgreSQL prints there and all brackets are closed. Whatever is opened, each line is looked at three
/// times at most: of two quotes one is open or none, and a search ends with the first line that leaves none open.
final class OpenText {
    private static final String ARROW = "->";
    private static final char NONE = 0;

    private final Lines lines;
    private final int base;
    private final Interner interner;
    private char quote = NONE;
    private int brackets;
    private boolean endsRightly = true;

    private OpenText(Lines lines, int root, Interner interner) {
        this.lines = lines;
        this.base = lines.indent(root);
        this.interner = interner;
    }

    /// The line in which the text is closed that this line opens; this line where it opens none, or none closes it.
    ///
    /// @param root the first line of the plan
    static int lastLine(Lines lines, int line, int root, Interner interner) {
        return new OpenText(lines, root, interner).lastLine(line);
    }

    private int lastLine(int first) {
        read(first);
        int indent = lines.indent(first);
        boolean doubtful = false;
        int line = first;
        while (quote != NONE) {
            line++;
            if (line >= lines.count() || isBesideTree(line)) {
                return first;
            }
            doubtful = doubtful || isExplains(line, indent);
            read(line);
            if (doubtful && !endsRightly) {
                return first;
            }
        }
        return doubtful && brackets != 0 ? first : line;
    }

    private boolean isBesideTree(int line) {
        return lines.indent(line) <= base && TopProperties.isKnown(lines.trimmed(line));
    }

    /// True for a line that EXPLAIN could have started here.
    private boolean isExplains(int line, int indent) {
        String text = lines.trimmed(line);
        return (text.startsWith(ARROW) && NodeLine.hasFigures(text)) || TopProperties.isKnown(text)
                || (lines.indent(line) == indent && PropertyLine.hasKnownKey(text))
                || (lines.indent(line) <= base && TextReader.startsAt(lines, line, interner)) || TextReader.isOtherFormat(lines, line);
    }

    private void read(int line) {
        String text = lines.text();
        boolean carried = quote != NONE;
        for (int at = lines.start(line); at < lines.end(line); at++) {
            char c = text.charAt(at);
            if (quote != NONE) {
                if (c == quote && at + 1 < lines.end(line) && text.charAt(at + 1) == quote) {
                    at++;
                } else if (c == quote) {
                    endsRightly &= !carried || quote == '"' || isBehindLiteral(text, at + 1);
                    carried = false;
                    quote = NONE;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                brackets++;
            } else if (c == ')') {
                brackets--;
            }
        }
    }

    /// PostgreSQL's deparser prints `'...'::type`, and `'...')` or `'...',` in other servers' statements.
    private static boolean isBehindLiteral(String text, int at) {
        return text.startsWith("::", at) || text.startsWith(")", at) || text.startsWith(",", at);
    }
}
