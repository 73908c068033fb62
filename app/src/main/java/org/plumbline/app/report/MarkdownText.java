package org.plumbline.app.report;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Text from a plan inside Markdown (CommonMark and GitHub's), where it stays text.
final class MarkdownText {
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final int LEAST_FENCE = 3;

    private MarkdownText() {}

    /// Words in a line: no mark-up, no HTML, no link of its own, no cell's end.
    static String words(String text) {
        var safe = new StringBuilder();
        VisibleText.line(text).codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;");
                case '\\', '`', '*', '_', '[', ']', '|', '~', '#' -> safe.append('\\').appendCodePoint(c);
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }

    /// A name in a line, outside tables.
    static String code(String text) {
        String line = VisibleText.line(text);
        String ticks = "`".repeat(longestRun(line) + 1);
        return ticks + " " + line + " " + ticks;
    }

    /// Lines as they are.
    ///
    /// @param language for colours; may be empty
    static String block(String language, String text) {
        String shown = VisibleText.of(text).stripTrailing();
        String fence = "`".repeat(Math.max(LEAST_FENCE, longestRun(shown) + 1));
        return fence + language + "\n" + shown + "\n" + fence + "\n";
    }

    private static int longestRun(String text) {
        return TICKS.matcher(text).results().map(MatchResult::group).mapToInt(String::length).max().orElse(0);
    }
}
