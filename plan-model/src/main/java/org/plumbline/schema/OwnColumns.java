package org.plumbline.schema;

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

    /// Makes a table's column an identity that goes on counting where another table's is, where that is one.
    ///
    /// @param from quoted, as is `to`
    /// @param column unquoted
    static String identity(String from, String to, String column) {
        return """
                DO $$ DECLARE kind text := (SELECT CASE attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END
                    FROM pg_attribute WHERE attrelid = %1$s::regclass AND attname = %3$s);
                BEGIN
                    IF kind IS NOT NULL THEN
                        EXECUTE format('ALTER TABLE %%s ALTER COLUMN %%I ADD GENERATED %%s AS IDENTITY', %2$s, %3$s, kind);
                        PERFORM setval(pg_get_serial_sequence(%2$s, %3$s), nextval(pg_get_serial_sequence(%1$s, %3$s)));
                    END IF;
                END $$""".formatted(quoted(from), quoted(to), quoted(column));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
