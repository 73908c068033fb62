package org.plumbline.schema;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;

/// One way to change a schema, as data: nothing of it was run.
///
/// @param check id of the check that says so
/// @param table as `schema.name`
/// @param object the column, index or expression that it is about, unquoted; of a table as a whole its name
/// @param atStake the database time since counting began that it is about: what its statements took, of which some would be saved. Zero
///        where it saves no time, or nothing was counted
/// @param statements those of the workload that it is about, the one with the most time first
/// @param evidence the figures it rests on, the most telling first
/// @param prices what it costs, as figures: more writes, staleness, disk
/// @param steps what to run, in order
/// @param back what takes it back, in order; empty where nothing can, or there is nothing to take back
/// @param doubts why it might be wrong
public record SchemaAdvice(
        String check, String table, String object, Duration atStake, List<StatementUse> statements, List<Evidence> evidence,
        List<Evidence> prices, List<Step> steps, List<Step> back, List<Doubt> doubts) {
    /// One statement of the way there.
    ///
    /// @param why one sentence, as a script has it for a comment
    /// @param sql without its semicolon; none for what has to be done outside SQL
    /// @param effect what it does to those who work meanwhile
    public record Step(String why, Optional<String> sql, Effect effect) {
        public Step(String why, String sql, Effect effect) {
            this(why, Optional.of(sql), effect);
        }
    }

    /// What a statement does to those who work meanwhile.
    public enum Effect {
        /// Nobody waits.
        NONE,
        /// It takes a lock that everybody waits for, for a moment once it has it.
        SHORT_LOCK,
        /// The table is locked for as long as the statement reads or writes all of it.
        LONG_LOCK,
        /// Rows are gone afterwards.
        LOSES_ROWS
    }

    public SchemaAdvice {
        statements = List.copyOf(statements);
        evidence = List.copyOf(evidence);
        prices = List.copyOf(prices);
        steps = List.copyOf(steps);
        back = List.copyOf(back);
        doubts = List.copyOf(doubts);
    }
}
