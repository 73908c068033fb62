package org.plumbline.rewrite;

import java.util.Optional;

/// String constants as statements have them.
final class PlainText {
    private PlainText() {}

    /// What stands in plain quotes; none with a prefix (`E'...'`), dollars or anything else.
    static Optional<String> of(String literal) {
        boolean quoted = literal.length() >= 2 && literal.startsWith("'") && literal.endsWith("'");
        return quoted ? Optional.of(literal.substring(1, literal.length() - 1)).filter(text -> !text.replace("''", "").contains("'"))
                .map(text -> text.replace("''", "'")) : Optional.empty();
    }

    /// In quotes.
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
