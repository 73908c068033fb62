package org.plumbline.plan.parse;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/// HTML's tags in a text, told from comparisons (`a <b> c`, `x <i AND y> z`) and from what stands in string literals.
///
/// A tag has the name of an element that people put around plans, attributes as HTML has them, and its partner somewhere in the text; or
/// it stands at the start or the end of a line.
final class HtmlTags {
    private static final Set<String> NAMES = Set.of("pre", "code", "td", "tr", "th", "table", "tbody", "thead", "caption", "br", "p", "div",
            "span", "font", "li", "ul", "ol", "b", "i", "strong", "em", "tt", "blockquote", "html", "body", "small", "a", "samp", "head",
            "section", "article", "h1", "h2", "h3", "h4", "u", "kbd", "center", "textarea", "mark", "hr");
    /// Those whose elements are often not closed.
    private static final Set<String> ALONE = Set.of("br", "hr", "td", "tr", "th", "li");
    private static final String XML = "<explain";
    private static final String XML_END = "</explain>";
    private static final int LONGEST_TAG = 300;
    private static final int LONGEST_NAME = 12;
    private static final int LONGEST_LITERAL = 500;
    private static final String BEFORE_LITERAL = " (,=[{";

    private final Set<String> opened = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private boolean any;
    private boolean inXml;

    private HtmlTags() {}

    static HtmlTags of(Lines lines) {
        var tags = new HtmlTags();
        String text = lines.text();
        if (text.indexOf('<') < 0) {
            return tags;
        }
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (endOfTag(text, at) > 0) {
                (text.charAt(at + 1) == '/' ? tags.closed : tags.opened).add(name(text, at));
            }
        }
        for (int line = 0; line < lines.count() && !tags.any && !(tags.opened.isEmpty() && tags.closed.isEmpty()); line++) {
            if (lines.text().indexOf('<', lines.start(line), lines.end(line)) >= 0) {
                tags.off(lines.line(line), content -> content);
            }
        }
        tags.inXml = false;
        return tags;
    }

    /// True where the text has tags.
    boolean any() {
        return any;
    }

    /// What a line says between its tags; EXPLAIN's own XML stays as it is. A line break of HTML starts a line.
    ///
    /// @param signs what is done with the text between tags
    String off(String line, UnaryOperator<String> signs) {
        var content = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int border = line.indexOf(inXml ? XML_END : XML, at);
            int end = border < 0 ? line.length() : inXml ? border + XML_END.length() : border;
            String part = line.substring(at, end);
            content.append(inXml ? part : signs.apply(htmlOff(part)));
            inXml ^= border >= 0;
            at = end;
        }
        return content.toString();
    }

    private String htmlOff(String line) {
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
            if (end < 0 || !isMarkUp(line, at, end)) {
                blank &= Character.isWhitespace(line.charAt(at));
                content.append(line.charAt(at++));
                continue;
            }
            any = true;
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

    private boolean isMarkUp(String line, int at, int end) {
        String name = name(line, at);
        return ALONE.contains(name) || (opened.contains(name) && closed.contains(name))
                || line.substring(0, at).isBlank() || line.substring(end).isBlank();
    }

    /// The quote that closes the one that opens a literal here, in the same line; -1 where none does.
    private static int endOfLiteral(String text, int at) {
        if (text.charAt(at) != '\'' || at == 0 || BEFORE_LITERAL.indexOf(text.charAt(at - 1)) < 0) {
            return -1;
        }
        int limit = Math.min(text.length(), at + LONGEST_LITERAL);
        int end = at + 1;
        while (end < limit) {
            if (text.charAt(end) == '\'') {
                if (end + 1 >= limit || text.charAt(end + 1) != '\'') {
                    return end;
                }
                end++;
            }
            end++;
        }
        return -1;
    }

    /// The index after a tag of HTML; -1 where there is none here.
    private static int endOfTag(String text, int at) {
        String name = name(text, at);
        if (!NAMES.contains(name)) {
            return -1;
        }
        boolean closing = text.charAt(at + 1) == '/';
        int limit = Math.min(text.length(), at + LONGEST_TAG);
        int next = at + (closing ? 2 : 1) + name.length();
        while (next < limit) {
            int filled = afterSpace(text, next, limit);
            if (filled < limit && text.charAt(filled) == '>') {
                return filled + 1;
            }
            if (text.startsWith("/>", filled)) {
                return filled + 2;
            }
            if (closing || filled == next) {
                return -1;
            }
            next = endOfAttribute(text, filled, limit);
            if (next < 0) {
                return -1;
            }
        }
        return -1;
    }

    /// `class="x"`, `id=x`; a name alone is none.
    private static int endOfAttribute(String text, int from, int limit) {
        int at = from;
        while (at < limit && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-' || text.charAt(at) == ':')) {
            at++;
        }
        if (at == from || at + 1 >= limit || text.charAt(at) != '=') {
            return -1;
        }
        char quote = text.charAt(at + 1);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, at + 2, limit);
            return close < 0 ? -1 : close + 1;
        }
        int end = at + 1;
        while (end < limit && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '>' && text.charAt(end) != '<') {
            end++;
        }
        return end;
    }

    private static int afterSpace(String text, int from, int limit) {
        int at = from;
        while (at < limit && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static String name(String text, int at) {
        int from = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = from;
        while (end < text.length() && end - from < LONGEST_NAME && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end).toLowerCase(Locale.ROOT);
    }
}
