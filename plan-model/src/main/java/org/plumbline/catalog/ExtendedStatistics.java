package org.plumbline.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Statistics on several columns together, or on an expression (`CREATE STATISTICS`, `pg_statistic_ext`).
///
/// @param name as `schema.name`
/// @param columns unquoted (`stxkeys`); expressions are in the definition only
/// @param kinds what is counted (`stxkind`)
/// @param definition as `pg_get_statisticsobjdef` has it; empty while somebody holds the table exclusively
public record ExtendedStatistics(String name, List<String> columns, Set<Kind> kinds, Optional<String> definition) {
    public ExtendedStatistics {
        columns = List.copyOf(columns);
        kinds = Set.copyOf(kinds);
    }

    /// What such statistics tell.
    public enum Kind {
        DISTINCT('d'), DEPENDENCIES('f'), MOST_COMMON('m'), EXPRESSIONS('e');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /// The one with this letter.
        ///
        /// @param letter of `stxkind`; none for one that we do not know
        public static Optional<Kind> of(char letter) {
            return List.of(values()).stream().filter(kind -> kind.letter == letter).findFirst();
        }
    }
}
