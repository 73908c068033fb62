package org.plumbline.plan;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What one plan's text can tell us.
///
/// @param masked those that EXPLAIN printed and somebody hid, as in `loops=N`: none of them is present
public record Capabilities(Set<Capability> present, Set<Capability> masked) {
    public Capabilities {
        present = Set.copyOf(present);
        masked = Set.copyOf(masked);
    }

    public Capabilities(Set<Capability> present) {
        this(present, Set.of());
    }

    public boolean has(Capability capability) {
        return present.contains(capability);
    }

    /// Those of `needed` that this text lacks, in the order of [Capability].
    public List<Capability> missing(Collection<Capability> needed) {
        var missing = needed.isEmpty() ? EnumSet.noneOf(Capability.class) : EnumSet.copyOf(needed);
        missing.removeAll(present);
        return List.copyOf(missing);
    }
}
