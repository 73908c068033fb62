package org.plumbline.index;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.sql.QuotedName;

/// Suggested statements as a script to run, with the reasons as comments, and the script that takes them back.
///
/// @param create ends with a line end; safe to run on a live server (lock_timeout, CONCURRENTLY, outside a transaction)
/// @param rollback the reverse
public record DdlScript(String create, String rollback) {
    private static final int COMMENT_COLUMNS = 95;

    private static final String HEADER = """
            -- Indexes that Plumbline suggests from the plans of slow queries. None was tried on this
            -- database: read the reasons, look whether a similar index is there already, and compare
            -- the plans before and after.
            """;

    private static final String OUTSIDE_A_TRANSACTION = """
            -- Run it outside a transaction block, as CONCURRENTLY demands: psql -f does so; psql -1,
            -- BEGIN and most migration tools do not.
            """;

    private static final String TIMEOUTS = """

            -- Rather give up than wait in a queue for a lock and hold up everybody behind.
            SET lock_timeout = '5s';
            -- %s may take long; it does not block reads or writes.
            SET statement_timeout = 0;
            """;

    private static final String AFTER_A_FAILURE = """

            -- A build that fails or is cancelled leaves an INVALID index behind: it costs every write,
            -- serves no query, and IF NOT EXISTS takes it for the real one. This lists them; drop such
            -- an index (see the rollback script) before you run this again.
            SELECT indexrelid::regclass AS invalid_index, indrelid::regclass AS on_table
            FROM pg_index WHERE NOT indisvalid;
            """;

    private static final String RESET = """

            RESET lock_timeout;
            RESET statement_timeout;
            """;

    /// One index of the script.
    ///
    /// @param index what to build
    /// @param reasons one sentence each: why
    public record Entry(IndexCandidate index, List<String> reasons) {
        public Entry {
            reasons = List.copyOf(reasons);
        }
    }

    /// The scripts for these; an index that is asked for twice is built once, for all its reasons. Empty texts for no entries.
    public static DdlScript of(List<Entry> entries) {
        Map<IndexCandidate, Set<String>> reasons = new LinkedHashMap<>();
        for (Entry entry : entries) {
            reasons.computeIfAbsent(entry.index(), _ -> new LinkedHashSet<>()).addAll(entry.reasons());
        }
        if (reasons.isEmpty()) {
            return new DdlScript("", "");
        }
        var create = new StringBuilder(HEADER)
                .append(OUTSIDE_A_TRANSACTION).append(TIMEOUTS.formatted("Building an index"));
        var rollback = new StringBuilder("-- Takes back the indexes that Plumbline suggested.\n")
                .append(OUTSIDE_A_TRANSACTION).append(TIMEOUTS.formatted("Dropping an index"));
        Set<String> names = new LinkedHashSet<>();
        reasons.forEach((index, why) -> {
            IndexDdl ddl = distinct(index, names);
            create.append('\n');
            index.extension().ifPresent(name -> create.append("-- Once for each database, by a role that may create extensions.\n")
                    .append("CREATE EXTENSION IF NOT EXISTS ").append(QuotedName.of(name)).append(";\n"));
            why.forEach(reason -> appendComment(create, oneLine(reason)));
            create.append(ddl.create()).append(";\n");
            rollback.append('\n').append(ddl.drop()).append(";\n");
        });
        return new DdlScript(create.append(AFTER_A_FAILURE).append(RESET).toString(), rollback.append(RESET).toString());
    }

    private static IndexDdl distinct(IndexCandidate index, Set<String> names) {
        IndexDdl plain = IndexDdl.of(index);
        if (names.add(plain.drop())) {
            return plain;
        }
        IndexDdl distinct = IndexDdl.named(IndexName.distinct(index), index);
        names.add(distinct.drop());
        return distinct;
    }

    /// One comment, folded at blanks; what follows the first line is indented.
    private static void appendComment(StringBuilder script, String words) {
        var line = new StringBuilder("--");
        for (String word : words.split(" ", -1)) {
            if (line.length() + 1 + word.length() > COMMENT_COLUMNS) {
                script.append(line).append('\n');
                line = new StringBuilder("--  ");
            }
            line.append(' ').append(word);
        }
        script.append(line).append('\n');
    }

    /// A comment ends where its line ends: whatever a reason quotes from a plan stays inside.
    private static String oneLine(String reason) {
        var line = new StringBuilder();
        reason.codePoints().forEach(c -> line.appendCodePoint(
                Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR ? ' ' : c));
        return line.toString().strip();
    }
}
