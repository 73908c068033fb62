package org.plumbline.plan.parse;

/// Words that a person put in front of a node: `before:  ->  Seq Scan on t`, `plan = 'Limit  (cost=...`.
final class NodeLabel {
    private static final String ARROW = "->";
    private static final int LONGEST = 60;
    private static final String BRANCHES = "|+`\u2502\u2503\u2514\u2517\u251C\u2523\u2570\u255A\u2560";
    private static final String SIGNS = " ->=*\\\u2022\u2500\u2501\u2550\u25B6\u25B8\u25BA";

    private NodeLabel() {}

    /// The line of a plan's first node without its arrow and what stands before it.
    static String off(String line, Interner interner) {
        if (line.startsWith(ARROW)) {
            return line.substring(ARROW.length()).strip();
        }
        int arrow = arrowAt(line, interner);
        if (arrow > 0) {
            return line.substring(arrow + ARROW.length()).strip();
        }
        int figures = NodeLine.figuresAt(line);
        if (figures == line.length() || NodeName.isKnown(line.substring(0, figures).strip(), interner)) {
            return line;
        }
        int other = line.indexOf("(cost=");
        int limit = Math.min(other < 0 ? figures : Math.min(figures, other), LONGEST);
        for (int at = 1; at < limit; at++) {
            if (endsLabel(line, at) && NodeName.isKnown(line.substring(at, figures).strip(), interner)) {
                return line.substring(at);
            }
        }
        return line;
    }

    /// Where a known node with figures starts that has lost its arrow, or has another sign in its place: `└─ Seq Scan on t  (cost=...`; -1
    /// where none does.
    static int withoutArrow(String line, Interner interner) {
        int at = 0;
        while (at < line.length() && (BRANCHES.indexOf(line.charAt(at)) >= 0 || SIGNS.indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        int figures = NodeLine.figuresAt(line);
        boolean node = at < figures && figures < line.length() && NodeName.isKnown(line.substring(at, figures).strip(), interner);
        return node ? at : -1;
    }

    /// True where the branch of a drawn tree starts the line.
    static boolean isBranch(String line) {
        return !line.isEmpty() && BRANCHES.indexOf(line.charAt(0)) >= 0;
    }

    /// True where the label is a quote, or ends with one.
    static boolean isQuoted(String line, Interner interner) {
        int label = line.length() - off(line, interner).length();
        return label > 0 && ("\"'`".indexOf(line.charAt(0)) >= 0 || "\"'`".indexOf(line.charAt(label - 1)) >= 0);
    }

    /// Where an arrow with a known node behind it stands within the line; -1 where none does.
    static int arrowAt(String line, Interner interner) {
        int at = line.indexOf(ARROW, 1);
        if (at < 0 || at > LONGEST || line.lastIndexOf('(', at) >= 0 || PropertyLine.hasKnownKey(line)) {
            return -1;
        }
        String node = line.substring(at + ARROW.length()).strip();
        return NodeName.isKnown(node.substring(0, NodeLine.figuresAt(node)).strip(), interner) ? at : -1;
    }

    /// After a sign such as a colon or a quote, with or without a space.
    private static boolean endsLabel(String line, int at) {
        int before = line.charAt(at - 1) == ' ' ? at - 2 : at - 1;
        return line.charAt(at) != ' ' && before >= 0 && !Character.isLetterOrDigit(line.charAt(before)) && line.charAt(before) != ' '
                && line.charAt(before) != '.' && line.charAt(before) != '_';
    }
}
