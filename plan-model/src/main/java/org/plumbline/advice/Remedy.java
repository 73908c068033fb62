package org.plumbline.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Capability;
import org.plumbline.plan.unit.Bytes;

/// What to do about a finding.
public sealed interface Remedy {
    /// Build this index.
    record CreateIndex(IndexCandidate index) implements Remedy {}

    /// Or this one, in place of the index before it.
    record CreateOtherIndex(IndexCandidate index, Merit merit) implements Remedy {
        /// What speaks for it.
        public enum Merit {
            /// Partial: it holds the rows with these values only.
            SMALLER,
            /// BRIN: next to nothing in size and in writes, where rows lie in the column's order.
            BLOCK_RANGES
        }
    }

    /// Give this session or statement another setting.
    ///
    /// @param setting PostgreSQL's name
    /// @param value as SET takes it, such as `64MB` or `off`
    record ChangeSetting(String setting, String value) implements Remedy {}

    /// Raise a memory setting for this statement.
    record RaiseMemory(String setting, Bytes to) implements Remedy {}

    /// Refresh statistics.
    ///
    /// @param tables qualified names as printed
    /// @param togetherColumns columns whose combination misleads the planner, for CREATE STATISTICS; empty where not known
    record Analyze(List<String> tables, List<String> togetherColumns) implements Remedy {
        public Analyze {
            tables = List.copyOf(tables);
            togetherColumns = List.copyOf(togetherColumns);
        }
    }

    /// Clean a table so that index-only scans stay index-only.
    record Vacuum(String table) implements Remedy {}

    /// Anything else.
    ///
    /// @param sql a statement or its pattern, ready to copy
    record Act(Action action, Optional<String> sql) implements Remedy {
        public Act(Action action) {
            this(action, Optional.empty());
        }

        public Act(Action action, String sql) {
            this(action, Optional.of(sql));
        }
    }

    /// Run EXPLAIN again with these, to know more.
    record RunAgainWith(Set<Capability> options) implements Remedy {
        public RunAgainWith {
            options = Set.copyOf(options);
        }
    }

    /// The literal recommendation of the basic mode.
    record Advice(String text) implements Remedy {}
}
