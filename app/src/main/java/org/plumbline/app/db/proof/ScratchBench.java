package org.plumbline.app.db.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.rewrite.proof.ProofBench;
import org.plumbline.rewrite.proof.ProofFailure;

/// A session on a server of our own in which statements are run and nothing is kept. Trials are run many at a time by a function of the
/// session (`judge.sql`), each in subtransactions that are rolled back; what these leave behind in the tables' files is thrown away now and
/// then.
public final class ScratchBench implements ProofBench, AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /// After so many fillings the tables' files are emptied: rows that were rolled back are in the way of those to come.
    private static final int FILLINGS = 300;
    /// A bench before this one may have left its tables.
    private static final String CLEARING = """
            DO $$ DECLARE name text; BEGIN
                FOR name IN SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                    EXECUTE 'DROP SCHEMA ' || name || ' CASCADE';
                END LOOP;
            END $$""";
    private static final String DESCRIBED = "plumbline_described";
    /// What is left of sessions before too.
    private static final String DROP_ALL = "DO $$ DECLARE name text; BEGIN FOR name IN SELECT nspname FROM pg_namespace"
            + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP"
            + " EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP; END $$";

    private final Connection connection;
    private final long end;
    private final Set<String> prepared = new HashSet<>();
    private List<String> made = List.of();
    private int fillings;
    private volatile boolean cancelled;
    private volatile Optional<Statement> running = Optional.empty();

    private ScratchBench(Connection connection, Duration time) {
        this.connection = connection;
        this.end = System.nanoTime() + time.toNanos();
    }

    /// A new session, to be closed, on a database that nobody else uses: schemas there are thrown away.
    ///
    /// @param zone the session's time zone, as that of the person's server
    /// @param time how long [#goesOn()] says so
    /// @throws ProofFailure where the server cannot be reached
    public static ScratchBench open(DatabaseUrl scratch, String zone, Duration time) throws ProofFailure {
        try {
            var bench = new ScratchBench(scratch.connect(), time);
            bench.execute("SELECT set_config('TimeZone', '" + zone.replace("'", "''") + "', false)");
            bench.execute("SET statement_timeout = " + LONGEST.toMillis() + "; SET client_min_messages = warning");
            bench.execute(CLEARING);
            bench.execute(judge());
            return bench;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private static String judge() {
        try (InputStream sql = ScratchBench.class.getResourceAsStream("judge.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void make(List<String> wanted, List<String> ddl) throws ProofFailure {
        if (!ddl.isEmpty() && made.equals(ddl)) {
            return;
        }
        made = List.of();
        String path = wanted.stream().map(schema -> '"' + schema.replace("\"", "\"\"") + '"').collect(Collectors.joining(", "));
        try {
            execute("DEALLOCATE ALL");
            prepared.clear();
            execute(DROP_ALL);
            execute("CREATE SCHEMA IF NOT EXISTS public; SET search_path = " + (path.isEmpty() ? "public" : path + ", public"));
            execute(String.join(";\n", ddl));
            fillings = 0;
            made = List.copyOf(ddl);
        } catch (SQLException failure) {
            throw new ProofFailure("The tables cannot be made on the scratch server: " + sentence(failure), failure);
        }
    }

    @Override
    public Described describe(String sql) throws ProofFailure {
        prepare(DESCRIBED, sql);
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT ARRAY(SELECT format_type(t, NULL) FROM unnest(parameter_types) WITH ORDINALITY AS p (t, i) ORDER BY i),"
                        + " ARRAY(SELECT format_type(t, NULL) FROM unnest(result_types) WITH ORDINALITY AS p (t, i) ORDER BY i)"
                        + " FROM pg_prepared_statements WHERE name = '" + DESCRIBED + "'")) {
            row.next();
            List<String> parameters = texts(row.getArray(1));
            List<String> types = texts(row.getArray(2));
            return new Described(parameters, types, types.isEmpty() ? List.of() : names(parameters.size()));
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /// Of the columns of what is prepared to be described, as it gives them on empty tables; none where it fails on them.
    private List<String> names(int parameters) throws SQLException {
        String nulls = parameters == 0 ? "" : Stream.generate(() -> "NULL").limit(parameters).collect(Collectors.joining(", ", "(", ")"));
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("EXECUTE " + DESCRIBED + nulls)) {
            var names = new ArrayList<String>();
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnLabel(i));
            }
            return names;
        } catch (SQLException _) {
            return List.of();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void prepare(String name, String sql) throws ProofFailure {
        try {
            if (prepared.remove(name)) {
                execute("DEALLOCATE " + name);
            }
            execute("PREPARE " + name + " AS " + sql);
            prepared.add(name);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    @Override
    public List<Answers> run(List<Trial> trials) throws ProofFailure {
        if (trials.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM pg_temp.plumbline_judge(?, ?, ?, ?, ?)")) {
            emptyFiles(trials.size());
            set(statement, 1, trials.stream().map(Trial::fill));
            set(statement, 2, trials.stream().map(Trial::first));
            set(statement, 3, trials.stream().map(Trial::second));
            statement.setString(4, trials.getFirst().look().orElse(null));
            statement.setBoolean(5, trials.getFirst().returning());
            begins(statement);
            var answers = new ArrayList<Answers>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(new Answers(Optional.ofNullable(rows.getString("unfilled")), answer(rows, "first"), answer(rows, "second"),
                            texts(rows.getArray("before"))));
                }
            } finally {
                running = Optional.empty();
            }
            return answers;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private void set(PreparedStatement statement, int place, Stream<String> texts) throws SQLException {
        statement.setArray(place, connection.createArrayOf("text", texts.toArray()));
    }

    private static Answer answer(ResultSet rows, String which) throws SQLException {
        String state = rows.getString(which + "_state");
        return state == null ? new Answer.Rows(texts(rows.getArray(which + "_rows")), texts(rows.getArray(which + "_keys")))
                : new Answer.Failed(state, rows.getString(which + "_message"));
    }

    private void emptyFiles(int more) throws SQLException {
        fillings += more;
        if (fillings > FILLINGS) {
            fillings = more;
            execute("DO $$ DECLARE names text; BEGIN SELECT string_agg(oid::regclass::text, ', ') INTO names FROM pg_class"
                    + " WHERE relkind = 'r' AND relpersistence = 'u'; IF names IS NOT NULL THEN EXECUTE 'TRUNCATE '"
                    + " || names; END IF; END $$");
        }
    }

    @Override
    public boolean goesOn() {
        return !cancelled && System.nanoTime() < end;
    }

    /// Ends what runs; nothing more is begun. From another thread.
    public void cancel() {
        cancelled = true;
        running.ifPresent(statement -> {
            try {
                statement.cancel();
            } catch (SQLException _) {
                // its time limit ends it
            }
        });
    }

    private void begins(Statement statement) throws SQLException {
        running = Optional.of(statement);
        if (cancelled) {
            throw new SQLException("It was cancelled.", "57014");
        }
    }

    private void execute(String sql) throws SQLException {
        if (sql.isBlank()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            begins(statement);
            statement.execute(sql);
        } finally {
            running = Optional.empty();
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    private static ProofFailure failed(SQLException failure) {
        return new ProofFailure(sentence(failure), failure);
    }

    /// The server's own words without its severity, as far as they are one line.
    private static String sentence(SQLException failure) {
        String message = failure.getMessage().lines().findFirst().orElse("");
        return message.replaceFirst("^[A-Z]+: ", "");
    }

    @Override
    public void close() throws ProofFailure {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }
}
