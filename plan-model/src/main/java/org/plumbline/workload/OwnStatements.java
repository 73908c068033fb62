package org.plumbline.workload;

/// How Plumbline's own statements are told in `pg_stat_statements`, which keeps comments inside a statement but not who sent it.
public final class OwnStatements {
    /// Stands in every query that Plumbline asks of a catalogue, behind its first word.
    public static final String MARK = "/* Plumbline */";
    /// Names of its prepared statements start so.
    public static final String PREPARED = "plumbline_";

    private OwnStatements() {}

    /// Whether Plumbline sent this statement. What anybody may send (`SELECT 1`, `ROLLBACK`) is never its own.
    public static boolean contains(String text) {
        int end = Math.min(text.length(), 400);
        String start = text.substring(0, end);
        return start.contains(MARK) || start.regionMatches(true, 0, "PREPARE " + PREPARED, 0, 18)
                || start.regionMatches(true, 0, "DEALLOCATE " + PREPARED, 0, 21);
    }
}
