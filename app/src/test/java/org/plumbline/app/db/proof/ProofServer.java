package org.plumbline.app.db.proof;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.postgres.ScratchServer;
import org.plumbline.app.store.CacheDirectory;
import org.plumbline.plan.Target;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.proof.Pair;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofFailure;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.Prover;
import org.plumbline.rewrite.proof.Replica;
import org.plumbline.sql.block.NotUnderstood;

/// A scratch server for all tests of a class, which holds both a person's database and the one in which statements are run.
abstract class ProofServer {
    private static ScratchServer server;

    @BeforeAll
    static void startServer() throws Exception {
        Path cache = RunAs.current().cache(CacheDirectory.ofThisSystem().resolveSibling("plumbline-test"));
        server = ScratchServer.start(cache);
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    /// A database with these tables, and a bench for it.
    static Proving proving(String name, String ddl) throws SQLException, ProofFailure {
        return on(database("person_" + name, ddl), database("scratch_" + name, ""));
    }

    private static Proving on(String person, String scratch) throws ProofFailure {
        return new Proving(Database.of("person", DatabaseUrl.of(person)), person, scratch,
                ScratchBench.open(DatabaseUrl.of(scratch), "America/New_York", Duration.ofMinutes(5)), new HashMap<>());
    }

    private static String database(String name, String ddl) throws SQLException {
        run(server.url(), "CREATE DATABASE " + name);
        String url = server.url().replaceFirst("/postgres$", "/" + name);
        if (!ddl.isEmpty()) {
            run(url, ddl);
        }
        return url;
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DatabaseUrl.of(url).connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Both.
    ///
    /// @param person the URL of the database
    /// @param scratch that of the one in which statements are run
    /// @param known what was read of the tables of former pairs
    record Proving(Database database, String person, String scratch, ScratchBench bench, Map<Set<Target>, Replica> known)
            implements AutoCloseable {
        /// Another bench on the same databases.
        Proving again() throws ProofFailure {
            return on(person, scratch);
        }

        ProofOutcome outcome(Pair pair, ProofEffort effort) throws ServerFailure {
            return outcome(pair, replica(pair), effort);
        }

        ProofOutcome outcome(Pair pair, Replica replica, ProofEffort effort) {
            return new Prover(bench, effort, _ -> { }).outcome(pair, replica);
        }

        Replica replica(Pair pair) throws ServerFailure {
            Set<Target> tables = Stream.concat(tables(pair.original().sql()), tables(pair.other().sql())).collect(Collectors.toSet());
            if (!known.containsKey(tables)) {
                known.put(tables, database.replicaOf(List.copyOf(tables)));
            }
            return known.get(tables);
        }

        private static Stream<Target> tables(String sql) {
            try {
                return Original.tables(sql).stream();
            } catch (NotUnderstood why) {
                throw new AssertionError(sql, why);
            }
        }

        @Override
        public void close() throws ProofFailure {
            database.close();
            bench.close();
        }
    }
}
