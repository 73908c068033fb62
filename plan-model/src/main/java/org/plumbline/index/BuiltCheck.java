package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The statement with which a script asks at its end whether the indexes are there that it was to build.
public final class BuiltCheck {
    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+))?)";
    private static final Pattern BUILD = Pattern.compile(
            "CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?" + NAME + " ON " + NAME + " .*", Pattern.DOTALL);

    private BuiltCheck() {}

    /// An index that is there afterwards, both names as SQL.
    public record Made(String index, String table) {}

    /// With the comment that says what it is for; empty where nothing is built.
    ///
    /// @param then what to do once an INVALID one is dropped, in the words of a sentence's end
    public static String of(List<Made> made, String then) {
        return made.isEmpty() ? "" : check(then, made.stream()
                .map(each -> "    (" + IndexDrop.literal(each.index()) + ", " + IndexDrop.literal(each.table()) + ")")
                .collect(Collectors.joining(",\n")));
    }

    /// The index that a statement builds CONCURRENTLY; none for others, or where the statement names no schema for its table.
    public static Optional<Made> made(String statement) {
        Matcher build = BUILD.matcher(statement.strip());
        return build.matches() ? schema(build.group(2)).map(schema -> new Made(schema + build.group(1), build.group(2))) : Optional.empty();
    }

    private static Optional<String> schema(String table) {
        Matcher qualified = Pattern.compile("((?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+)\\.).*", Pattern.DOTALL).matcher(table);
        return qualified.matches() ? Optional.of(qualified.group(1)) : Optional.empty();
    }

    private static String check(String then, String rows) {
        return """

                -- A build that fails, gives up or is cancelled leaves an INVALID index behind: it costs every
                -- write, serves no query, and IF NOT EXISTS takes it for the real one. This lists what should
                -- be there and is not: nothing, if all went well.
                SELECT made.index_name, made.table_name,
                       CASE WHEN i.indexrelid IS NULL THEN 'not built; is the name another relation''s?'
                            WHEN c.relkind = 'I' THEN 'INVALID until every partition has its index attached'
                            WHEN c.relispartition THEN 'INVALID and attached: run the rollback script, then this one again'
                            ELSE 'INVALID: drop it (DROP INDEX CONCURRENTLY), then %s' END AS state
                FROM (VALUES
                %s
                ) AS made (index_name, table_name)
                LEFT JOIN pg_index i ON i.indexrelid = to_regclass(made.index_name)
                                    AND i.indrelid = to_regclass(made.table_name)
                LEFT JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indexrelid IS NULL OR NOT i.indisvalid;
                """.formatted(then, rows);
    }
}
