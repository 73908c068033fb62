package org.plumbline.sql.block;

/// A statement cannot be cut into its parts.
public final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;

    /// @param why a sentence for people
    NotUnderstood(String why) {
        super(why, null, false, false);
    }
}
