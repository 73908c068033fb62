package org.plumbline.app.ui.indexset;

import java.util.Optional;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Share;

/// An index that may be in the set.
///
/// @param advised what it is on, and what it does in the set as it is now
/// @param chosen whether it is in the set
/// @param definition as one reads it: `public.orders (customer)`
/// @param create the statement that builds it
/// @param saves of the workload's cost what the statements gain that use it
record IndexRow(AdvisedIndex advised, boolean chosen, String definition, String create, Share saves) {
    /// How far it is proven that it helps.
    ProofState state() {
        return advised.proof();
    }

    /// How many statements use it; none while it is not in the set.
    Optional<Integer> helped() {
        return chosen ? Optional.of(advised.helps().size()) : Optional.empty();
    }
}
