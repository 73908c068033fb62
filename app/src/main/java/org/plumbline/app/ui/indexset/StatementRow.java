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
/// @param after what it would cost; absent where the server did not say
/// @param share of the workload's cost today
/// @param uses the new indexes that its plan would use
record StatementRow(WorkloadQuery query, Cost before, Optional<Cost> after, Share share, List<String> uses) {
    StatementRow {
        uses = List.copyOf(uses);
    }

    /// What is left of today's cost, where it would be another cost.
    Optional<Share> left() {
        return changed().filter(_ -> before.value() > 0).map(cost -> Share.of(cost.value(), before.value()));
    }

    /// What it would be, where that is another cost.
    Optional<Cost> changed() {
        return after.filter(cost -> !cost.equals(before));
    }

    /// The same with a set that nobody knows the cost of.
    StatementRow unknown() {
        return new StatementRow(query, before, Optional.empty(), share, List.of());
    }

    boolean matches(String wanted) {
        String words = wanted.strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() || query.name().toLowerCase(Locale.ROOT).contains(words)
                || query.sql().toLowerCase(Locale.ROOT).contains(words) || uses.stream().anyMatch(each -> each.contains(words));
    }
}
