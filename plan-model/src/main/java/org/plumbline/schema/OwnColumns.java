package org.plumbline.schema;

import org.plumbline.sql.QuotedName;

/// Which columns are identities or generated is not in the catalogue's facts: the server finds out when the statement runs.
final class OwnColumns {
    private OwnColumns() {}

    /// Copies all rows; generated columns are calculated anew.
    ///
    /// @param from quoted, as is `to`
    static String copy(String from, String to) {
        return """
                DO $$ BEGIN
                    EXECUTE (SELECT format('INSERT INTO %%1$s (%%2$s) SELECT %%2$s FROM %%3$s',
                            %2$s, string_agg(quote_ident(attname), ', '), %1$s)
                        FROM pg_attribute WHERE attrelid = %1$s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '');
                END $$""".formatted(quoted(from), quoted(to));
    }

    /// The sequence of an identity column gets this name; where the column is none, nothing happens.
    ///
    /// @param table quoted
    /// @param column unquoted, as is `sequence`
    static String named(String table, String column, String sequence) {
        return """
                DO $plumbline$ BEGIN
                    IF (SELECT attidentity FROM pg_attribute WHERE attrelid = %1$s::regclass AND attname = %2$s) <> '' THEN
                        EXECUTE format('ALTER SEQUENCE %%s RENAME TO %%I', pg_get_serial_sequence(%1$s, %2$s), %3$s);
                    END IF;
                END $plumbline$""".formatted(quoted(table), quoted(column), quoted(sequence));
    }

    /// A column goes on counting where another table's is, and as that one does: as an identity where that is one, which it is no longer;
    /// by a sequence of its own otherwise.
    ///
    /// @param from quoted, as are `to` and `sequence`
    /// @param column unquoted
    static String counting(String from, String to, String column, String sequence) {
        return """
                DO $plumbline$ DECLARE
                    kind text := (SELECT CASE attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END
                        FROM pg_attribute WHERE attrelid = %1$s::regclass AND attname = %3$s);
                    counter regclass := pg_get_serial_sequence(%1$s, %3$s)::regclass;
                    o pg_sequence := (SELECT q FROM pg_sequence q WHERE seqrelid = counter);
                    next bigint;
                BEGIN
                    IF kind IS NULL THEN
                        ALTER SEQUENCE IF EXISTS %5$s OWNED BY %7$s.%8$s;
                    ELSE
                        next := nextval(counter);
                        ALTER TABLE %6$s ALTER COLUMN %8$s DROP IDENTITY;
                        EXECUTE format('ALTER TABLE %%s ALTER COLUMN %%I ADD GENERATED %%s AS IDENTITY (SEQUENCE NAME %%s %9$s)',
                            %2$s, %3$s, kind, %4$s, %10$s);
                        PERFORM setval(%4$s::regclass, next, false);
                    END IF;
                END $plumbline$""".formatted(quoted(from), quoted(to), quoted(column), quoted(sequence), sequence, from, to,
                QuotedName.of(column), IdentityOptions.PLACES, IdentityOptions.VALUES);
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
