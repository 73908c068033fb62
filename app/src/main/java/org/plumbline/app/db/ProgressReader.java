package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.activity.CommandProgress;
import org.plumbline.workload.OwnStatements;

/// Reads how far commands are, from whichever of the views `pg_stat_progress_*` the server has, in the transaction under way.
final class ProgressReader {
    private static final String PREFIX = "pg_stat_progress_";

    private static final String VIEWS = "SELECT " + OwnStatements.MARK + """
             substr(relname, 18) AS name FROM pg_catalog.pg_class
            WHERE relnamespace = 'pg_catalog'::regnamespace AND relname LIKE 'pg\\_stat\\_progress\\_%' AND relkind = 'v'
            ORDER BY 1 DESC"""; // repack before cluster, which shows the same

    private static final String OF_VIEW = " SELECT '%1$s' AS view, pid, to_jsonb(v) AS whole FROM pg_catalog." + PREFIX + "%1$s v ";

    private static final String ROWS = """
            SELECT p.view, p.pid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS relation, e.key, e.value
            FROM p CROSS JOIN LATERAL jsonb_each_text(p.whole) e
            LEFT JOIN pg_catalog.pg_class c ON c.oid = (p.whole ->> 'relid')::oid AND p.whole ->> 'datname' = current_database()
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE e.value IS NOT NULL""";

    private ProgressReader() {}

    /// What runs, by process and view.
    private record Key(int pid, String view) {}

    /// Each process once. The views are asked together, and one by one where that fails, as of one that this role may not read.
    static List<CommandProgress> read(Connection connection) throws SQLException {
        var views = new ArrayList<String>();
        Query.rows(connection, VIEWS, List.of(), row -> views.add(row.getString("name")));
        var progress = new ArrayList<CommandProgress>();
        if (!views.isEmpty() && !isRead(connection, views, progress)) {
            for (String view : views) {
                isRead(connection, List.of(view), progress);
            }
        }
        Map<Integer, CommandProgress> byProcess = new LinkedHashMap<>();
        progress.forEach(each -> byProcess.putIfAbsent(each.pid(), each));
        return List.copyOf(byProcess.values());
    }

    private static boolean isRead(Connection connection, List<String> views, List<CommandProgress> into) throws SQLException {
        Optional<List<CommandProgress>> answer = ReadOnly.answered(connection, open -> of(open, views));
        answer.ifPresent(into::addAll);
        return answer.isPresent();
    }

    private static List<CommandProgress> of(Connection connection, List<String> views) throws SQLException {
        Map<Key, Map<String, String>> columns = new LinkedHashMap<>();
        Map<Key, Optional<String>> relations = new HashMap<>();
        String all = "WITH " + OwnStatements.MARK + " p AS (" + views.stream().map(OF_VIEW::formatted)
                .collect(Collectors.joining("UNION ALL")) + ") " + ROWS;
        Query.rows(connection, all, List.of(), row -> {
            var key = new Key(row.getInt("pid"), row.getString("view"));
            columns.computeIfAbsent(key, _ -> new HashMap<>()).put(row.getString("key"), row.getString("value"));
            relations.put(key, Query.text(row, "relation"));
        });
        return columns.entrySet().stream().map(each -> CommandProgress.of(each.getKey().pid(), each.getKey().view(),
                relations.get(each.getKey()), each.getValue())).toList();
    }
}
