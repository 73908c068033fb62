package org.plumbline.app.report;

import java.util.List;
import java.util.Optional;

/// What came of looking for rewrites of one statement.
///
/// @param line where it begins in its file, from 1
/// @param sql its text
/// @param rewritings those found, in the book's order
/// @param refusal why it could not be looked at, as a sentence's end; empty where it was
public record RewrittenStatement(int line, String sql, List<ProvenRewriting> rewritings, Optional<String> refusal) {
    public RewrittenStatement {
        rewritings = List.copyOf(rewritings);
    }
}
