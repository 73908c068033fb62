package org.plumbline.schema;

import java.time.Duration;
import java.util.List;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.workload.Habit;

/// One thing that would make a workload cheaper, of whatever kind.
public sealed interface WorkloadAdvice {
    /// The time since counting began that it is about, of which some would be saved. One statement's time may stand in several pieces of
    /// advice. Zero where it saves no time, or nothing was counted.
    Duration atStake();

    /// Another schema.
    record OfSchema(SchemaAdvice advice) implements WorkloadAdvice {
        @Override
        public Duration atStake() {
            return advice.atStake();
        }
    }

    /// A statement that may be written otherwise; what its calls took is at stake.
    ///
    /// @param rewritings at least one, those from which most may be hoped for first
    record OfRewrite(StatementUse use, List<Rewriting> rewritings) implements WorkloadAdvice {
        public OfRewrite {
            rewritings = List.copyOf(rewritings);
            if (rewritings.isEmpty()) {
                throw new IllegalArgumentException("no way to write it otherwise");
            }
        }

        @Override
        public Duration atStake() {
            return use.time();
        }
    }

    /// Rows that an application sends or asks for one by one. At stake is its waiting on the network, which is no database time.
    record OfHabit(Habit habit) implements WorkloadAdvice {
        @Override
        public Duration atStake() {
            return habit.waiting();
        }
    }
}
