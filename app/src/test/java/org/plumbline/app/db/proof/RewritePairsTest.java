package org.plumbline.app.db.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.postgres.ScratchServer;
import org.plumbline.app.store.CacheDirectory;
import org.plumbline.plan.Target;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.proof.Pair;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.Prover;
import org.plumbline.rewrite.proof.Replica;
import org.plumbline.sql.block.NotUnderstood;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// Pairs of statements written for this project, about half of them unequal in ways that are easily overlooked: each is decided right.
@NeedsPostgres
class RewritePairsTest {
    private static final ProofEffort EFFORT = new ProofEffort(400, 1);
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

    @Test
    void decidesAllPairs() throws Exception {
        var wrong = new ArrayList<String>();
        int pairs = 0;
        int instances = 0;
        long begun = System.nanoTime();
        var needed = new ArrayList<Integer>();
        for (String name : PairFile.NAMES) {
            PairFile file = PairFile.read(name);
            String person = database("person_" + name, file.ddl());
            try (Database database = Database.of("person", DatabaseUrl.of(person));
                    ScratchBench bench = ScratchBench.open(DatabaseUrl.of(database("scratch_" + name, "")), "America/New_York",
                            Duration.ofMinutes(5))) {
                var replicas = new HashMap<Set<Target>, Replica>();
                for (PairFile.Told told : file.pairs()) {
                    ProofOutcome outcome = new Prover(bench, EFFORT, _ -> { }).outcome(told.pair(), replica(database, replicas, told.pair()));
                    pairs++;
                    switch (outcome) {
                        case ProofOutcome.Equal equal -> instances += equal.instances() + equal.undecided();
                        case ProofOutcome.Refuted refuted -> needed.add(refuted.instance());
                        case ProofOutcome.NotTried _ -> { }
                    }
                    boolean right = told.equal() ? outcome instanceof ProofOutcome.Equal : outcome instanceof ProofOutcome.Refuted;
                    if (System.getProperty("proof.print") != null) {
                        System.out.println((right ? "  " : "! ") + name + " " + told.name() + ": " + outcome);
                    }
                    if (!right) {
                        wrong.add(name + ": " + told.name() + ": " + outcome);
                    }
                }
            }
        }
        if (System.getProperty("proof.print") != null) {
            System.out.println(pairs + " pairs, " + instances + " instances of equal ones, needed " + needed.stream().sorted().toList()
                    + ", " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
        assertThat(wrong).isEmpty();
    }

    private static Replica replica(Database database, Map<Set<Target>, Replica> known, Pair pair) throws Exception {
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
}
