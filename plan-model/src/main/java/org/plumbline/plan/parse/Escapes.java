package org.plumbline.plan.parse;

/// A plan copied out of a string literal without the literal's own quotes: `\"Plan\"`, `""Plan""`, `\n` in the place of line ends.
final class Escapes {
    private static final String[] MARKS = {"\\\"Plan\\\"", "\\\"Node Type\\\"", "\\n  ", "\\n\\t", "\\n ->"};

    private Escapes() {}

    /// The same lines where there is nothing of the kind.
    static Lines off(Lines lines) {
        String text = lines.text();
        boolean doubled = text.contains("\"\"Node Type\"\"") || text.contains("\"\"Plan\"\"");
        boolean slashes = false;
        for (String mark : MARKS) {
            slashes |= text.contains(mark);
        }
        if (!doubled && !slashes) {
            return lines;
        }
        var plain = new LineWriter();
        for (int line = 0; line < lines.count(); line++) {
            String content = doubled ? lines.line(line).replace("\"\"", "\"") : lines.line(line);
            if (slashes) {
                Lines decoded = new Literal(content, 0, content.length(), content.length(), '"', true).decoded(Lines.of(content), 0);
                for (int part = 0; part < decoded.count(); part++) {
                    plain.line(decoded.line(part), lines.number(line));
                }
            } else {
                plain.line(content, lines.number(line));
            }
        }
        return plain.toLines();
    }
}
