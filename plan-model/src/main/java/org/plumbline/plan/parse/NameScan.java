package org.plumbline.plan.parse;

/// Reads words and quoted names from left to right.
final class NameScan {
    private final String text;
    private int at;

    NameScan(String text) {
        this.text = text;
    }

    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    boolean startsWith(String words) {
        return text.startsWith(words, at);
    }

    boolean skip(String words) {
        if (startsWith(words)) {
            at += words.length();
            return true;
        }
        return false;
    }

    boolean isRest(String words) {
        return text.length() - at == words.length() && startsWith(words);
    }

    boolean isWordEndAt(int offset) {
        return at + offset >= text.length() || text.charAt(at + offset) == ' ';
    }

    boolean atEnd() {
        return at >= text.length();
    }

    String rest() {
        return text.substring(at);
    }

    /// The text before `end`, which is skipped; the rest where there is none.
    String upTo(String end) {
        int found = text.indexOf(end, at);
        String before = text.substring(at, found < 0 ? text.length() : found);
        at = found < 0 ? text.length() : found + end.length();
        return before;
    }

    /// A name, without the quotes that PostgreSQL puts around one that needs them (`"ünï ""x"""`); it ends at a space or a dot.
    String identifier() {
        if (at < text.length() && text.charAt(at) == '"') {
            int end = TextList.endOfQuote(text, at);
            String inner = text.substring(at + 1, end).replace("\"\"", "\"");
            at = Math.min(text.length(), end + 1);
            return inner;
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '.') {
            at++;
        }
        return text.substring(from, at);
    }
}
