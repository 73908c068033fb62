package org.plumbline.sql;

/// Text as a literal without a type.
public final class QuotedText {
    private QuotedText() {}

    /// As `quote_literal` writes it (quote.c): right whatever `standard_conforming_strings` is.
    public static String of(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.indexOf('\\') >= 0 ? "E" + quoted : quoted;
    }
}
