package org.plumbline.plan.parse;

import java.util.function.IntPredicate;

/// Puts XML and YAML together again that a terminal or a mail broke: both say in each line what it starts.
final class MarkedMend {
    private static final String XML_END = "</explain>";
    private static final int LONGEST_KEY = 60;

    private MarkedMend() {}

    /// Writes the element that starts in this line.
    ///
    /// @return the line after it
    static int xml(Lines lines, int first, LineWriter into) {
        int end = first;
        while (end < lines.count() && !lines.line(end).contains(XML_END)) {
            end++;
        }
        end = Math.min(lines.count(), end + 1);
        IntPredicate goesOn = line -> line > first && (!lines.trimmed(line).startsWith("<") || isOpenTag(lines, line - 1));
        return join(lines, first, end, goesOn, into);
    }

    /// Writes the document that starts in this line.
    ///
    /// @return the line after it
    static int yaml(Lines lines, int first, LineWriter into) {
        int end = first + 1;
        while (end < lines.count() && !lines.isBlank(end)) {
            end++;
        }
        int margin = lines.trimmed(first).startsWith("-") ? lines.indent(first) + 1 : lines.indent(first);
        IntPredicate goesOn = line -> line > first && !startsEntry(lines, line, margin) && !isRemark(lines, line);
        return join(lines, first, end, goesOn, into);
    }

    /// Words behind a number.
    private static boolean isRemark(Lines lines, int line) {
        String above = lines.trimmed(line - 1);
        int colon = above.lastIndexOf(": ");
        String value = above.substring(colon + 1).strip();
        String text = lines.trimmed(line);
        return colon > 0 && Keys.number(value, Interner.TRUE) != Interner.TRUE && !text.isEmpty()
                && !Character.isDigit(text.charAt(0)) && text.charAt(0) != '.';
    }

    private static int join(Lines lines, int first, int end, IntPredicate goesOn, LineWriter into) {
        LineJoint joint = LineJoint.of(lines, first, end, goesOn);
        var text = new StringBuilder();
        for (int line = first; line < end; line++) {
            if (line > first && goesOn.test(line)) {
                joint.join(text, lines, line - 1);
                text.append(joint.isHard() ? lines.line(line) : lines.trimmed(line));
            } else {
                text.setLength(0);
                text.append(lines.line(line));
            }
            if (line + 1 >= end || !goesOn.test(line + 1)) {
                into.line(text, lines.number(line));
            }
        }
        return end;
    }

    private static boolean isOpenTag(Lines lines, int line) {
        String text = lines.line(line);
        return text.lastIndexOf('<') > text.lastIndexOf('>');
    }

    /// All entries but the documents' own stand right of the margin; a key may be cut in two.
    private static boolean startsEntry(Lines lines, int line, int margin) {
        String text = lines.trimmed(line);
        if (lines.indent(line) < margin && !text.isEmpty()) {
            return text.startsWith("- ") || text.equals("-");
        }
        boolean cut = line + 1 < lines.count() && lines.indent(line + 1) < margin;
        return startsEntry(text) || (cut && startsEntry(text + lines.line(line + 1)));
    }

    private static boolean startsEntry(String text) {
        if (text.isEmpty() || text.startsWith("- ") || text.equals("-")) {
            return true;
        }
        int colon = text.indexOf(':');
        if (colon <= 0 || colon > LONGEST_KEY || (colon + 1 < text.length() && text.charAt(colon + 1) != ' ')) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != ' ' && c != '/' && c != '-' && c != '_') {
                return false;
            }
        }
        return Character.isUpperCase(text.charAt(0)) || text.startsWith(": \"", colon);
    }
}
