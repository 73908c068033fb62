package org.plumbline.schema;

import org.plumbline.sql.QuotedName;

/// Whether a column is an identity is not in the catalogue's facts: the server finds out.
final class Identity {
    private Identity() {}

    /// Makes a table's column an identity that goes on counting where another table's is, where that is one.
    static String back(String schema, String from, String to, String column) {
        String other = quoted(QuotedName.of(schema, from));
        String table = quoted(QuotedName.of(schema, to));
        return """
                DO $$ DECLARE kind text := (SELECT CASE attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END
                    FROM pg_attribute WHERE attrelid = %1$s::regclass AND attname = %3$s);
                BEGIN
                    IF kind IS NOT NULL THEN
                        EXECUTE format('ALTER TABLE %%s ALTER COLUMN %%I ADD GENERATED %%s AS IDENTITY', %2$s, %3$s, kind);
                        PERFORM setval(pg_get_serial_sequence(%2$s, %3$s), nextval(pg_get_serial_sequence(%1$s, %3$s)));
                    END IF;
                END $$""".formatted(other, table, quoted(column));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
