package org.plumbline.advisor.proof;

import java.util.Set;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.index.IndexCandidate;

/// A statement that was run without and with new indexes, in turns.
///
/// @param before without them
/// @param after with them
/// @param used those that its plan uses
public record MeasuredStatement(WorkloadQuery query, Runs before, Runs after, Set<IndexCandidate> used) {
    public MeasuredStatement {
        used = Set.copyOf(used);
    }

    /// The time with the indexes as a part of the time without; where one of the two did not come to its end, the most or the least that it
    /// can be.
    public double factor() {
        return Verdict.factor(before, after);
    }

    public Verdict verdict() {
        return Verdict.of(before, after);
    }
}
