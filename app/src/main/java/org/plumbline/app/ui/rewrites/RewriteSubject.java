package org.plumbline.app.ui.rewrites;

import java.util.Optional;

/// A statement whose rewrites a person looks at.
///
/// @param statement its text; none where a plan came without it
/// @param connection where it belongs, by the connection's name, where that is known
public record RewriteSubject(Optional<String> statement, Optional<String> connection) {
    /// Nothing is in front that has a statement.
    public static final RewriteSubject NONE = new RewriteSubject(Optional.empty(), Optional.empty());
}
