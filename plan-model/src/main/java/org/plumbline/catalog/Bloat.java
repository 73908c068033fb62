package org.plumbline.catalog;

import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// Space of a table or an index that holds nothing.
///
/// @param wasted of its size, beyond what the fill factor leaves free on purpose
/// @param size of its main fork
/// @param source how it is known
public record Bloat(Bytes wasted, Bytes size, Source source) {
    /// How well it is known.
    public enum Source {
        /// Worked out from the rows' average width ([BloatEstimate]): off by a fifth easily, by more where widths vary much.
        ESTIMATED,
        /// Counted by the extension pgstattuple (`pgstattuple_approx`).
        MEASURED
    }

    public Share share() {
        return Share.of(wasted.count(), size.count());
    }
}
