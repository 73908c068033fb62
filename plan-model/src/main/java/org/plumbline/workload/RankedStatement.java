package org.plumbline.workload;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.unit.Share;

/// A statement among the others of its database.
///
/// @param statement which, and what was counted of it
/// @param shares what it has of the whole database's; absent where that is nothing, or is not counted
/// @param reasons why it matters; none where it does not
public record RankedStatement(StatementCounters statement, Map<Reason, Share> shares, Set<Reason> reasons) {
    public RankedStatement {
        shares = shares.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(shares));
        reasons = reasons.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(reasons));
    }

    public Optional<Share> share(Reason of) {
        return Optional.ofNullable(shares.get(of));
    }
}
