package org.plumbline.activity;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.plan.unit.Share;

/// How far a command is that works through a whole table or more, as the views `pg_stat_progress_*` say ("Progress Reporting" in
/// PostgreSQL's documentation): vacuum, create_index and cluster from 12 on, analyze and basebackup from 13, copy from 14, repack from 19.
///
/// @param pid the process that runs it
/// @param command such as `VACUUM` or `CREATE INDEX CONCURRENTLY`
/// @param relation the table; none where it has none, is hidden, or is of another database
/// @param phase in PostgreSQL's words; none of COPY, and where it is hidden
/// @param part how far this phase is; none where it counts nothing
public record CommandProgress(int pid, String command, Optional<String> relation, Optional<String> phase, Optional<Part> part) {
    /// What is counted.
    public enum Unit { BLOCKS, ROWS, BYTES, INDEXES, TRANSACTIONS, STATISTICS }

    /// So much is done.
    ///
    /// @param total none where it is not known beforehand
    public record Part(Unit unit, long done, OptionalLong total) {
        /// None where the whole is not known.
        public Optional<Share> share() {
            return total.isPresent() ? Optional.of(Share.of(Math.min(done, total.getAsLong()), total.getAsLong())) : Optional.empty();
        }
    }

    /// From a row of such a view.
    ///
    /// @param view its name behind `pg_stat_progress_`
    /// @param columns those that are not null, by name, as text
    public static CommandProgress of(int pid, String view, Optional<String> relation, Map<String, String> columns) {
        var row = new ProgressRow(view, columns);
        return new CommandProgress(pid, row.command(), relation, row.phase(), row.part());
    }
}
