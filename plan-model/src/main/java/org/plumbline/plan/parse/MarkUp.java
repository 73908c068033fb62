package org.plumbline.plan.parse;

import java.util.Locale;
import java.util.Set;

/// Mark-up of web pages, wikis and tickets around a plan: code fences, `<pre>`, table cells, `{code}`, and HTML's names for signs.
final class MarkUp {
    private static final String[] SIGNS = {"&gt;", ">", "&lt;", "<", "&quot;", "\"", "&apos;", "'", "&nbsp;", " ",
        "&amp;", "&"};
    private static final Set<String> TAGS = Set.of("pre", "code", "td", "tr", "th", "table", "tbody", "thead", "caption", "br", "p", "div",
            "span", "font", "li", "ul", "ol", "b", "i", "strong", "em", "tt", "blockquote", "html", "body", "small", "a", "samp");
    private static final String[] BLOCKS = {"{code}", "{noformat}", "[code]", "[/code]", "[pre]", "[/pre]", "[quote]", "[/quote]",
        "{{{", "}}}", "```", "~~~"};

    private static final int NO_BREAK_SPACE = 0xA0;
    private static final int LONGEST_LITERAL = 500;
    private static final String BEFORE_LITERAL = " (,=[{";

    private MarkUp() {}

    static Lines off(Lines lines) {
        String text = lines.text();
        boolean escaped = text.contains("-&gt;") || text.contains("&quot;Node") || text.contains("&quot;Plan")
                || text.contains("&lt;explain");
        boolean tagged = hasTags(text);
        boolean blocked = hasBlocks(text);
        boolean slashed = text.contains("\\(cost") || text.contains("\\(actual");
        if (!escaped && !tagged && !blocked && !slashed) {
            return lines;
        }
        boolean signs = (escaped || tagged) && !text.contains("<explain");
        var bare = new LineWriter();
        for (int line = 0; line < lines.count(); line++) {
            String content = lines.line(line);
            content = slashed ? withoutSlashes(content) : content;
            content = blocked ? withoutBlocks(content) : content;
            content = tagged ? withoutTags(content) : content;
            content = signs ? withSigns(content) : content;
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

    private static boolean hasTags(String text) {
        int explain = text.indexOf("<explain");
        for (int at = text.indexOf('<'); at >= 0 && at < text.length(); at = text.indexOf('<', at + 1)) {
            if (at == explain) {
                return false;
            }
            if (endOfTag(text, at) > 0 && !isInLiteral(text, at)) {
                return true;
            }
        }
        return false;
    }

    /// What looks like a tag may be a part of a text that the statement compares with: `Filter: (a = '<b>'::text)`.
    private static boolean isInLiteral(String text, int at) {
        int from = at;
        while (from > 0 && from > at - LONGEST_LITERAL && text.charAt(from - 1) != '\n') {
            from--;
        }
        for (int i = from; i < at; i++) {
            int end = endOfLiteral(text, i);
            if (end > at) {
                return true;
            }
            i = end < 0 ? i : end;
        }
        return false;
    }

    /// The quote that closes the one that opens a literal here, in the same line; -1 where none does.
    private static int endOfLiteral(String text, int at) {
        if (text.charAt(at) != '\'' || at == 0 || BEFORE_LITERAL.indexOf(text.charAt(at - 1)) < 0) {
            return -1;
        }
        int limit = Math.min(text.length(), at + LONGEST_LITERAL);
        int end = at + 1;
        while (end < limit && text.charAt(end) != '\'' && text.charAt(end) != '\n') {
            end++;
        }
        return end < limit && text.charAt(end) == '\'' ? end : -1;
    }

    private static boolean hasBlocks(String text) {
        for (String block : BLOCKS) {
            if (text.contains(block)) {
                return true;
            }
        }
        return text.contains("{code:") || text.startsWith("`");
    }

    private static String withoutBlocks(String line) {
        String content = line;
        String trimmed = content.strip();
        if (trimmed.startsWith("```") && trimmed.indexOf(' ') < 0 && trimmed.length() < 20) {
            return "";
        }
        for (String block : BLOCKS) {
            content = content.replace(block, "");
        }
        int code = content.indexOf("{code:");
        int end = code < 0 ? -1 : content.indexOf('}', code);
        content = end < 0 ? content : content.substring(0, code) + content.substring(end + 1);
        boolean quoted = content.startsWith("`") && content.endsWith("`") && content.length() > 2;
        return quoted ? content.substring(1, content.length() - 1) : content;
    }

    /// A line break of HTML starts a line.
    private static String withoutTags(String line) {
        var content = new StringBuilder(line.length());
        boolean blank = true;
        int at = 0;
        while (at < line.length()) {
            int literal = endOfLiteral(line, at);
            if (literal > 0) {
                content.append(line, at, literal);
                blank = false;
                at = literal;
            }
            int end = line.charAt(at) == '<' ? endOfTag(line, at) : -1;
            if (end < 0) {
                blank &= Character.isWhitespace(line.charAt(at));
                content.append(line.charAt(at++));
                continue;
            }
            String name = name(line, at);
            if (blank) {
                content.setLength(0);
            }
            if (name.equals("br") || (name.equals("tr") && !content.isEmpty())) {
                content.append('\n');
            }
            at = end;
        }
        return content.toString();
    }

    /// The index after a tag of HTML; -1 where there is none here.
    private static int endOfTag(String text, int at) {
        if (!TAGS.contains(name(text, at))) {
            return -1;
        }
        int end = at + 1;
        int limit = Math.min(text.length(), at + 300);
        while (end < limit && text.charAt(end) != '>' && text.charAt(end) != '\n') {
            end++;
        }
        return end < limit && text.charAt(end) == '>' ? end + 1 : -1;
    }

    private static String name(String text, int at) {
        int from = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = from;
        while (end < text.length() && end - from < 12 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end).toLowerCase(Locale.ROOT);
    }

    /// `&#39;` and `&#x27;`.
    private static String withNumbers(String line) {
        var content = new StringBuilder(line.length());
        int at = 0;
        for (int sign = line.indexOf("&#"); sign >= 0; sign = line.indexOf("&#", at)) {
            int end = line.indexOf(';', sign);
            int code = end < 0 || end - sign > 9 ? -1 : code(line.substring(sign + 2, end));
            content.append(line, at, code < 0 ? sign + 2 : sign);
            if (code >= 0) {
                content.appendCodePoint(code == NO_BREAK_SPACE ? ' ' : code);
            }
            at = code < 0 ? sign + 2 : end + 1;
        }
        return content.append(line, at, line.length()).toString();
    }

    private static int code(String number) {
        try {
            boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
            int code = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static String withSigns(String line) {
        String content = line;
        if (content.indexOf('&') >= 0) {
            content = withNumbers(content);
            for (int i = 0; i < SIGNS.length; i += 2) {
                content = content.replace(SIGNS[i], SIGNS[i + 1]);
            }
        }
        return content;
    }
}
