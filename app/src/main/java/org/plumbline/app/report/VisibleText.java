package org.plumbline.app.report;

/// Text from a plan with what cannot be seen made visible, as `⟨U+202E⟩`: control characters (a terminal obeys them), marks that turn
/// the direction of writing (what is read is then not what is there), characters of no width, and halves of characters.
final class VisibleText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private VisibleText() {}

    /// Lines stay lines.
    static String of(String text) {
        return text.codePoints().allMatch(VisibleText::isShown) ? text : spelled(text);
    }

    /// All in one line.
    static String line(String text) {
        return of(text.replace('\n', ' ').replace('\t', ' '));
    }

    private static String spelled(String text) {
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isShown(c)) {
                shown.appendCodePoint(c);
            } else {
                String hex = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
                shown.append("⟨U+").append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex).append('⟩');
            }
        });
        return shown.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER; // letters of some scripts join by them
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
