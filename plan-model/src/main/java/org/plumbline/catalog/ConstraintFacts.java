package org.plumbline.catalog;

import java.util.List;
import java.util.Optional;

/// One constraint of a table that is no foreign key and no NOT NULL (`pg_constraint`).
///
/// @param name `conname`
/// @param kind `contype`
/// @param columns those that it is about (`conkey`), unquoted
/// @param definition as `pg_get_constraintdef` has it: `CHECK ((price > 0))`; empty while somebody holds the table exclusively,
///        and of a whole database
/// @param validated rows from before the constraint were checked too (`convalidated`)
/// @param deferrable it may be broken while a transaction lasts (`condeferrable`)
public record ConstraintFacts(
        String name, Kind kind, List<String> columns, Optional<String> definition, boolean validated, boolean deferrable) {
    public ConstraintFacts {
        columns = List.copyOf(columns);
    }

    /// One that holds at any time, as far as its definition is known.
    public ConstraintFacts(String name, Kind kind, List<String> columns, Optional<String> definition, boolean validated) {
        this(name, kind, columns, definition, validated, definition.map(text -> text.contains("DEFERRABLE")).orElse(true));
    }

    /// What it demands.
    public enum Kind {
        PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION;

        /// The one with this letter.
        ///
        /// @param letter of `contype`
        public static Kind of(char letter) {
            return switch (letter) {
                case 'p' -> PRIMARY_KEY;
                case 'u' -> UNIQUE;
                case 'c' -> CHECK;
                case 'x' -> EXCLUSION;
                default -> throw new IllegalArgumentException("no constraint of a table: " + letter);
            };
        }
    }
}
