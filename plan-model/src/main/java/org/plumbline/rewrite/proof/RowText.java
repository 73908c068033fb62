package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A row as PostgreSQL writes it: `(1,"a b",)`.
final class RowText {
    private RowText() {}

    /// Its values; an empty one is NULL.
    static List<Optional<String>> values(String row) {
        var values = new ArrayList<Optional<String>>();
        if (row.equals("()")) {
            return values;
        }
        var value = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 1; i < row.length(); i++) {
            char c = row.charAt(i);
            if (!quoted && (c == ',' || i == row.length() - 1)) {
                values.add(any ? Optional.of(value.toString()) : Optional.empty());
                value.setLength(0);
                any = false;
            } else if (c == '"' && quoted && row.charAt(i + 1) == '"') {
                value.append(row.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (c == '\\') {
                value.append(row.charAt(++i));
                any = true;
            } else {
                value.append(c);
                any = true;
            }
        }
        return values;
    }
}
