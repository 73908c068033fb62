package org.plumbline.app.ui.control;

import java.util.ArrayList;
import java.util.List;

/// The little Markdown that the rules' pages use: headings, paragraphs, lists, indented code; in a line `**strong**` and code.
public final class Markdown {
    private static final String CODE_INDENT = "    ";
    private static final String ITEM = "- ";

    /// A piece of a page.
    public sealed interface Block {
        record Heading(String text) implements Block {}

        record Code(String text) implements Block {}

        record Paragraph(List<Span> spans) implements Block {}

        record Item(List<Span> spans) implements Block {}
    }

    /// A run of letters of one kind.
    public record Span(String text, Kind kind) {
        public enum Kind { PLAIN, STRONG, CODE }
    }

    private Markdown() {}

    public static List<Block> parse(String page) {
        var blocks = new ArrayList<Block>();
        var open = new ArrayList<String>();
        for (String line : (page + "\n\n").split("\n", -1)) {
            boolean code = line.startsWith(CODE_INDENT) && (open.isEmpty() || open.getLast().startsWith(CODE_INDENT));
            boolean starts = line.isBlank() || line.startsWith("#") || line.startsWith(ITEM)
                    || (!code && !open.isEmpty() && open.getLast().startsWith(CODE_INDENT));
            if (starts && !open.isEmpty()) {
                blocks.add(block(open));
                open.clear();
            }
            if (!line.isBlank()) {
                open.add(line);
            }
        }
        return blocks;
    }

    private static Block block(List<String> lines) {
        String first = lines.getFirst();
        if (first.startsWith(CODE_INDENT)) {
            return new Block.Code(String.join("\n", lines.stream().map(line -> line.substring(CODE_INDENT.length())).toList()));
        }
        if (first.startsWith("#")) {
            return new Block.Heading(first.replaceFirst("^#+ *", ""));
        }
        String text = String.join(" ", lines.stream().map(String::strip).toList());
        return text.startsWith(ITEM) ? new Block.Item(spans(text.substring(ITEM.length()))) : new Block.Paragraph(spans(text));
    }

    static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        int at = 0;
        while (at < text.length()) {
            String mark = text.startsWith("**", at) ? "**" : text.startsWith("`", at) ? "`" : "";
            int end = mark.isEmpty() ? -1 : text.indexOf(mark, at + mark.length());
            if (end > 0) {
                spans.add(new Span(text.substring(at + mark.length(), end), mark.equals("`") ? Span.Kind.CODE : Span.Kind.STRONG));
                at = end + mark.length();
            } else {
                int next = next(text, at + Math.max(1, mark.length()));
                spans.add(new Span(text.substring(at, next), Span.Kind.PLAIN));
                at = next;
            }
        }
        return spans;
    }

    private static int next(String text, int from) {
        int strong = text.indexOf("**", from);
        int code = text.indexOf('`', from);
        return Math.min(strong < 0 ? text.length() : strong, code < 0 ? text.length() : code);
    }
}
