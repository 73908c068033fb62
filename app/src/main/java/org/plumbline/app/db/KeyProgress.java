package org.plumbline.app.db;

/// Told now and then how far the reading of keys is.
@FunctionalInterface
public interface KeyProgress {
    /// Nobody looks.
    KeyProgress NONE = (_, _) -> { };

    /// How far it is.
    ///
    /// @param read rows so far
    /// @param all about how many there are; 0 where nobody knows
    void rows(long read, long all);
}
