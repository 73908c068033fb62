package org.plumbline.plan.parse;

/// Mark-up of web pages, wikis and tickets around a plan: code fences, `<pre>`, table cells, `{code}`, and HTML's names for signs.
final class MarkUp {
    private static final String[] BLOCKS = {"{code}", "{noformat}", "[code]", "[/code]", "[pre]", "[/pre]", "[quote]", "[/quote]",
        "{{{", "}}}", "```", "~~~"};
    private static final int LONGEST_FENCE = 20;

    private MarkUp() {}

    static Lines off(Lines lines) {
        String text = lines.text();
        HtmlTags tags = HtmlTags.of(lines);
        boolean html = tags.any() || HtmlSigns.any(text);
        boolean blocked = hasBlocks(text);
        boolean slashed = text.contains("\\(cost") || text.contains("\\(actual");
        if (!html && !blocked && !slashed) {
            return lines;
        }
        boolean wiki = text.contains("{{{");
        var bare = new LineWriter();
        for (int line = 0; line < lines.count(); line++) {
            String content = lines.line(line);
            content = slashed ? withoutSlashes(content) : content;
            content = blocked ? withoutBlocks(content, wiki) : content;
            content = html ? tags.off(content, HtmlSigns::of) : content;
            for (String part : content.split("\n", -1)) {
                bare.line(part, lines.number(line));
            }
        }
        return bare.toLines();
    }

    /// Markdown's `\(cost=0.00..1.04 rows=4\)`.
    private static String withoutSlashes(String line) {
        var content = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char next = i + 1 < line.length() ? line.charAt(i + 1) : 'x';
            if (line.charAt(i) != '\\' || Character.isLetterOrDigit(next)) {
                content.append(line.charAt(i));
            }
        }
        return content.toString();
    }

    private static boolean hasBlocks(String text) {
        for (String block : BLOCKS) {
            if (text.contains(block)) {
                return true;
            }
        }
        return text.contains("{code:") || text.startsWith("`");
    }

    /// They stand at the start or at the end of a line: within it they are the plan's own.
    ///
    /// @param wiki brackets of three open blocks in this text; else they may close JSON
    private static String withoutBlocks(String line, boolean wiki) {
        String content = line;
        String trimmed = content.strip();
        if (trimmed.startsWith("```") && trimmed.indexOf(' ') < 0 && trimmed.length() < LONGEST_FENCE) {
            return "";
        }
        for (String block : BLOCKS) {
            if (!block.equals("}}}") || (wiki && (trimmed.equals(block) || trimmed.indexOf('"') < 0))) {
                content = without(content, block);
            }
        }
        int code = content.indexOf("{code:");
        int end = code < 0 ? -1 : content.indexOf('}', code);
        content = end < 0 ? content : content.substring(0, code) + content.substring(end + 1);
        boolean quoted = content.startsWith("`") && content.endsWith("`") && content.length() > 2;
        return quoted ? content.substring(1, content.length() - 1) : content;
    }

    private static String without(String line, String block) {
        int first = line.indexOf(block);
        if (first < 0) {
            return line;
        }
        String content = line;
        if (content.substring(0, first).isBlank()) {
            content = content.substring(0, first) + content.substring(first + block.length());
        }
        int last = content.lastIndexOf(block);
        boolean ends = last >= 0 && content.substring(last + block.length()).isBlank();
        return ends ? content.substring(0, last) + content.substring(last + block.length()) : content;
    }
}
