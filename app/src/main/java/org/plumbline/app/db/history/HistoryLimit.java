package org.plumbline.app.db.history;

import org.plumbline.plan.unit.Bytes;

/// How much is kept; what is older goes when something new comes.
///
/// @param runs at most so many
/// @param size of the file at most, give or take what is in the log beside it; the newest run stays in any case
public record HistoryLimit(int runs, Bytes size) {
    public static final HistoryLimit USUAL = new HistoryLimit(10_000, new Bytes(500L << 20));
}
