package org.plumbline.index;

import java.util.List;

/// Suggested statements as a script to run, with the reasons as comments, and the script that takes them back.
///
/// @param create ends with a line end; safe to run on a live server (lock_timeout, CONCURRENTLY, outside a transaction)
/// @param rollback the reverse
public record DdlScript(String create, String rollback) {
    /// One index of the script.
    ///
    /// @param index what to build
    /// @param reasons one sentence each: why
    public record Entry(IndexCandidate index, List<String> reasons) {}

    public static DdlScript of(List<Entry> entries) {
        if (entries.isEmpty()) {
            return new DdlScript("", "");
        }
        throw new UnsupportedOperationException("no script yet for " + entries);
    }
}
