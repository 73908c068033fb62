package org.plumbline.advisor;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;

/// Plans statements as if indexes were there.
public interface WhatIf {
    /// The answers, in the order of the questions, which may be worked on at once.
    ///
    /// @throws WhatIfFailure when it cannot go on, or was told to stop
    List<Answer> ask(List<Question> questions) throws WhatIfFailure;

    /// As [#ask(List)], with indexes of the database hidden from the planner; nothing where that cannot be had.
    ///
    /// @param hidden their qualified names, as SQL
    /// @throws WhatIfFailure when it cannot go on, or was told to stop
    default Optional<List<Answer>> without(List<Question> questions, Set<String> hidden) throws WhatIfFailure {
        return Optional.empty();
    }

    /// What the server makes of each of these, in their order.
    ///
    /// @throws WhatIfFailure when it cannot go on, or was told to stop
    List<Trial> tried(List<IndexCandidate> indexes) throws WhatIfFailure;

    /// How far its answers prove that this index helps.
    ProofState proof(IndexCandidate index);

    /// An index that was tried.
    sealed interface Trial {
        /// It can be had.
        ///
        /// @param size as the server expects it; absent where it does not say
        record Taken(Optional<Bytes> size) implements Trial {}

        /// It cannot.
        ///
        /// @param reason what the server says
        record Refused(String reason) implements Trial {}
    }

    /// How a statement is planned.
    ///
    /// @param query the statement
    /// @param available indexes that are there besides those that the database has; in an order that is the same each time, as the planner
    ///         takes the one or the other of two that cost the same by it
    record Question(WorkloadQuery query, Set<IndexCandidate> available) {
        public Question {
            available = Collections.unmodifiableSet(new LinkedHashSet<>(available));
        }
    }

    /// A plan, as far as the search needs it.
    ///
    /// @param cost the planner's total cost, in its units
    /// @param corrected the same with what the planner was not told of indexes that are not there; the cost where nothing is missing
    /// @param used of the indexes that were available those in the plan
    record Answer(double cost, double corrected, Set<IndexCandidate> used) {
        public Answer {
            used = Set.copyOf(used);
        }
    }
}
