package org.plumbline.app.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.sql.ParameterisedSql;
import org.plumbline.sql.Placeholders;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.SqlToken.Kind;
import org.plumbline.sql.TypedParameters;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/// One statement that EXPLAIN may be put before. That it is one is judged by the driver's own splitter, as the driver sends whatever it
/// takes for several one after the other; the server then refuses several in one message.
///
/// Placeholders of other kinds are written as PostgreSQL's, and what was made of the text so is judged again.
///
/// @param sql without a closing semicolon, with `$1`, `$2` ... for its parameters
/// @param parameters what the person calls these, in order (see [Placeholders])
/// @param writes it changes or locks rows, as far as can be seen: it then needs a transaction that may write
/// @param survivors functions in it whose effects no rollback undoes, such as `nextval`; a READ ONLY transaction refuses some of them only
public record GuardedStatement(String sql, List<String> parameters, boolean writes, Set<String> survivors) {
    /// Its messages have room for as many (`Bind` of the protocol).
    private static final int MOST_PARAMETERS = 65_535;
    private static final Set<String> EXPLAINED = Set.of("select", "values", "table", "with", "insert", "update", "delete", "merge");
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");
    private static final Set<String> SURVIVING = Set.of(
            "nextval", "setval", "pg_notify", "pg_switch_wal", "pg_reload_conf", "pg_rotate_logfile", "pg_terminate_backend",
            "pg_cancel_backend", "pg_promote", "pg_wal_replay_pause", "pg_wal_replay_resume", "pg_create_restore_point",
            "pg_log_backend_memory_contexts", "pg_file_write", "pg_file_unlink", "pg_file_rename", "lo_export", "lo_import", "lo_creat",
            "lo_create", "pg_prewarm", "pg_buffercache_evict", "http", "pg_backup_start", "pg_start_backup", "pg_backup_stop",
            "pg_stop_backup", "pg_export_snapshot");
    private static final List<String> SURVIVING_KINDS = List.of(
            "dblink", "pg_advisory_", "pg_try_advisory_", "pg_stat_reset", "pg_stat_statements_reset", "pg_create_", "pg_drop_replication_",
            "pg_copy_", "pg_logical_", "pg_replication_", "http_");

    public GuardedStatement {
        parameters = List.copyOf(parameters);
        survivors = Set.copyOf(survivors);
    }

    /// The statement in this text, which may end with a semicolon.
    ///
    /// @throws RefusedStatement when it is none, or several, or one that EXPLAIN must not be put before
    public static GuardedStatement of(String text) throws RefusedStatement {
        ParameterisedSql read = Placeholders.numbered(only(text));
        if (read.names().size() > MOST_PARAMETERS) {
            throw new RefusedStatement("The statement has more parameters than the " + MOST_PARAMETERS + " that a statement can have.");
        }
        String sql = only(TypedParameters.mended(read.sql()));
        List<SqlToken> tokens = SqlScanner.tokens(sql).stream().filter(token -> !token.isSilent()).toList();
        String first = tokens.stream().filter(token -> !token.is("(")).findFirst().map(GuardedStatement::word).orElse("");
        if (first.equals("explain")) {
            throw new RefusedStatement("Leave EXPLAIN out: it is put before the statement with the options chosen.");
        }
        if (!EXPLAINED.contains(first)) {
            throw new RefusedStatement("Only SELECT, VALUES, TABLE, WITH, INSERT, UPDATE, DELETE and MERGE can be explained safely, not "
                    + (first.isEmpty() ? "this" : first.toUpperCase(Locale.ROOT)) + ".");
        }
        check(tokens);
        boolean writes = tokens.stream().map(GuardedStatement::word).anyMatch(WRITING::contains) || locks(tokens);
        return new GuardedStatement(sql, read.names(), writes, survivors(tokens));
    }

    /// The text with these values in place of the parameters: as literals without a type, which take the type of what they stand beside.
    ///
    /// @param values by the parameters' names; an empty one is NULL. None at all for the text as it is
    /// @throws RefusedStatement where some are missing, or too many
    public String with(Map<String, Optional<String>> values) throws RefusedStatement {
        Optional<List<String>> literals =
                ParameterValues.of(new ExplainRequest(this, false, false, List.of(), values, Duration.ZERO, Duration.ZERO));
        return literals.isEmpty() ? sql : SqlScanner.tokens(sql).stream().map(token -> token.kind() == Kind.PARAMETER
                ? literals.get().get(Integer.parseInt(token.text().substring(1)) - 1) : token.text()).collect(Collectors.joining());
    }

    /// The statement, where it is one.
    private static String only(String text) throws RefusedStatement {
        List<NativeQuery> queries = split(text);
        if (queries.isEmpty()) {
            throw new RefusedStatement("There is no statement in it.");
        }
        if (queries.size() > 1) {
            throw new RefusedStatement("These are " + queries.size() + " statements: explain one at a time.");
        }
        return queries.getFirst().nativeSql.strip();
    }

    private static List<NativeQuery> split(String text) throws RefusedStatement {
        try {
            return Parser.parseJdbcSql(text, true, false, true, true, true);
        } catch (SQLException broken) {
            throw new RefusedStatement("The statement cannot be read: " + broken.getMessage());
        }
    }

    private static void check(List<SqlToken> tokens) throws RefusedStatement {
        for (int i = 0; i < tokens.size(); i++) {
            String before = i == 0 ? "" : word(tokens.get(i - 1));
            if (word(tokens.get(i)).equals("into") && !before.equals("insert") && !before.equals("merge")) {
                throw new RefusedStatement("SELECT ... INTO makes a table: explain the SELECT alone.");
            }
        }
    }

    /// `SELECT ... FOR SHARE` or `FOR KEY SHARE`; `FOR UPDATE` is told by its last word.
    private static boolean locks(List<SqlToken> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            String before = word(tokens.get(i - 1));
            if (word(tokens.get(i)).equals("share") && (before.equals("for") || before.equals("key"))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> survivors(List<SqlToken> tokens) {
        var called = new HashSet<String>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String name = tokens.get(i).unquoted().toLowerCase(Locale.ROOT);
            boolean named = tokens.get(i).kind() == Kind.WORD || tokens.get(i).kind() == Kind.QUOTED_NAME;
            if (named && tokens.get(i + 1).is("(") && (SURVIVING.contains(name) || SURVIVING_KINDS.stream().anyMatch(name::startsWith))) {
                called.add(name);
            }
        }
        return called;
    }

    private static String word(SqlToken token) {
        return token.kind() == Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : "";
    }
}
