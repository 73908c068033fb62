package org.plumbline.app.ui.indexset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

/// A statement, and what it costs with the set.
///
/// @param query which
/// @param before what one run costs today
/// @param after what it would cost
/// @param share of the workload's cost today
/// @param uses the new indexes that its plan would use
record StatementRow(WorkloadQuery query, Cost before, Cost after, Share share, List<String> uses) {
    StatementRow {
        uses = List.copyOf(uses);
    }

    /// What is left of today's cost.
    Share left() {
        return before.value() > 0 ? Share.of(after.value(), before.value()) : Share.ALL;
    }

    /// What it would be, where that is another cost.
    Optional<Cost> changed() {
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    boolean matches(String wanted) {
        String words = wanted.strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() || query.name().toLowerCase(Locale.ROOT).contains(words)
                || query.sql().toLowerCase(Locale.ROOT).contains(words) || uses.stream().anyMatch(each -> each.contains(words));
    }
}
