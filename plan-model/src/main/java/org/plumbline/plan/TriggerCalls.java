package org.plumbline.plan;

import java.time.Duration;
import java.util.Optional;

/// One trigger's calls: `Trigger for constraint x on t: time=... calls=...`.
///
/// @param name the trigger's name, when printed
/// @param constraint the constraint it guards, when printed
/// @param relation its table, when printed
/// @param time over all calls; none with TIMING OFF
/// @param calls at least 0
public record TriggerCalls(
        Optional<String> name, Optional<String> constraint, Optional<String> relation, Optional<Duration> time, long calls) {

    /// Certainly an AFTER trigger: it guards a constraint (foreign keys are checked after the row).
    public boolean guardsConstraint() {
        return constraint.isPresent() || name.map(text -> text.startsWith("RI_ConstraintTrigger")).orElse(false);
    }
}
