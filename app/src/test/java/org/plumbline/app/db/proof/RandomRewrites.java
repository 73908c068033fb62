package org.plumbline.app.db.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.plan.Target;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.Schema;
import org.plumbline.rewrite.proof.Pair;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.sql.SqlScript;
import org.plumbline.sql.block.NotUnderstood;

/// Puts the rewrites of SELECTs drawn by lot to the proof, over the demo's shop and, where `shared/bench` lies beside the project or
/// `-Dplumbline.bench` names it, over TPC-H and its queries. Run by `.ci/prove-random`; prints what was refuted, and fails then.
public final class RandomRewrites {
    private static final List<String> SHOP = List.of("01-customers", "02-products", "03-orders", "04-order-items", "05-payments",
            "06-returns-and-reviews", "07-page-views", "12-foreign-keys");

    private static final List<String> TPCH = List.of(
            "region", "nation", "part", "supplier", "partsupp", "customer", "orders", "lineitem");
    /// The few given queries are tried so many times as often.
    private static final int QUERIES_TIMES = 5;

    /// What came of some statements.
    ///
    /// @param statements how many
    /// @param outcomes how many rewrites there were of each, by `id: what came of it`
    /// @param wrong crashes and rewrites that were refuted: what a person has to look at
    record Tally(int statements, Map<String, Integer> outcomes, List<String> wrong) {
        Tally() {
            this(0, new TreeMap<>(), new ArrayList<>());
        }

        Tally with(Tally other) {
            var all = new TreeMap<>(outcomes);
            other.outcomes().forEach((key, count) -> all.merge(key, count, Integer::sum));
            return new Tally(statements + other.statements(), all, Stream.concat(wrong.stream(), other.wrong().stream()).toList());
        }

        long equal() {
            return outcomes.entrySet().stream().filter(each -> each.getKey().endsWith(": equal")).mapToInt(Map.Entry::getValue).sum();
        }
    }

    private RandomRewrites() {}

    /// Draws statements and puts their rewrites to the proof; ends with 1 where one was refuted or broke.
    ///
    /// @param arguments seeds, statements for each, fillings for each rewrite, the first seed
    public static void main(String[] arguments) throws Exception {
        List<Integer> given = Stream.of(arguments).flatMap(words -> Stream.of(words.split(" ", -1))).filter(word -> !word.isEmpty())
                .map(Integer::valueOf).toList();
        int seeds = given.isEmpty() ? 20 : given.getFirst();
        int statements = given.size() < 2 ? 100 : given.get(1);
        int fillings = given.size() < 3 ? 200 : given.get(2);
        int first = given.size() < 4 ? 1 : given.get(3);
        ProofServer.startServer();
        var all = new Tally();
        try {
            try (ProofServer.Proving shop = ProofServer.proving("shop", shop())) {
                all = all.with(drawn(shop, shopTables(), first, seeds, statements, fillings));
            }
            Optional<Path> bench = bench();
            if (bench.isPresent()) {
                try (ProofServer.Proving tpch = ProofServer.proving("tpch", tpch(bench.get()))) {
                    all = all.with(tried(tpch, schema(tpch, TPCH), queries(bench.get()), QUERIES_TIMES * fillings));
                    all = all.with(drawn(tpch, TPCH, first, seeds, statements, fillings));
                }
            }
        } finally {
            ProofServer.stopServer();
        }
        System.out.println(all.statements() + " statements");
        all.outcomes().forEach((key, count) -> System.out.println("  " + key + ": " + count));
        if (!all.wrong().isEmpty()) {
            System.out.println(all.wrong().size() + " are wrong");
            System.exit(1);
        }
    }

    static List<String> shopTables() {
        return List.of("customers", "products", "orders", "order_items", "payments", "returns", "reviews", "page_views");
    }

    /// The demo shop's tables, empty.
    static String shop() {
        var ddl = new ArrayList<String>();
        for (String file : SHOP) {
            try (var in = RandomRewrites.class.getResourceAsStream("/org/plumbline/app/demo/shop/" + file + ".sql")) {
                SqlScript.statements(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream().map(SqlScript.Statement::sql)
                        .filter(sql -> sql.startsWith("create table") || sql.startsWith("alter table")).forEach(ddl::add);
            } catch (IOException broken) {
                throw new UncheckedIOException(file, broken);
            }
        }
        return String.join(";\n", ddl);
    }

    private static Optional<Path> bench() {
        String named = System.getProperty("plumbline.bench", "");
        return Stream.of(named, "../shared/bench", "../../shared/bench").filter(name -> !name.isEmpty())
                .map(name -> Path.of(name, "index-advisor")).filter(Files::isDirectory).findFirst();
    }

    private static String tpch(Path bench) throws IOException {
        var ddl = new StringBuilder();
        for (String file : List.of("tpch_schema", "tpch_pk", "tpch_fk")) {
            ddl.append(Files.readString(bench.resolve("ddl/" + file + ".sql"))).append(";\n");
        }
        return ddl.toString();
    }

    private static List<String> queries(Path bench) throws IOException {
        try (Stream<Path> files = Files.list(bench.resolve("workload-tpch"))) {
            var queries = new ArrayList<String>();
            for (Path file : files.sorted().toList()) {
                SqlScript.statements(Files.readString(file)).forEach(statement -> queries.add(statement.sql()));
            }
            return queries;
        }
    }

    private static Schema schema(ProofServer.Proving proving, List<String> tables) throws Exception {
        return Schema.of(proving.database().catalogOf(tables.stream()
                .map(table -> new Target(Optional.empty(), Optional.of(table), Optional.empty())).toList()));
    }

    /// Statements of some seeds.
    static Tally drawn(ProofServer.Proving proving, List<String> tables, int first, int seeds, int statements, int fillings)
            throws Exception {
        Schema schema = schema(proving, tables);
        var all = new Tally();
        for (int seed = first; seed < first + seeds; seed++) {
            var select = new RandomSelect(schema, seed);
            all = all.with(tried(proving, schema, Stream.generate(select::next).limit(statements).toList(), fillings));
        }
        return all;
    }

    private static Tally tried(ProofServer.Proving proving, Schema schema, List<String> statements, int fillings) throws Exception {
        var tally = new Tally();
        for (String sql : statements) {
            tally = tally.with(tried(proving, schema, sql, fillings));
        }
        return tally;
    }

    private static Tally tried(ProofServer.Proving proving, Schema schema, String sql, int fillings) throws Exception {
        var outcomes = new TreeMap<String, Integer>();
        var wrong = new ArrayList<String>();
        List<Rewriting> found;
        try {
            found = RewriteBook.rewritings(sql, schema);
        } catch (NotUnderstood why) {
            return new Tally(1, new TreeMap<>(Map.of("not understood: " + why.getMessage(), 1)), List.of());
        } catch (RuntimeException crash) {
            crash.printStackTrace();
            return new Tally(1, new TreeMap<>(Map.of("crash", 1)), List.of(told("CRASH", crash.toString(), sql, "", "")));
        }
        for (Rewriting rewriting : found) {
            ProofOutcome outcome = proving.outcome(Pair.of(sql, rewriting, rewriting.open()), new ProofEffort(fillings, 1));
            String what = switch (outcome) {
                case ProofOutcome.Equal _ -> "equal";
                case ProofOutcome.Refuted _ -> "REFUTED";
                case ProofOutcome.NotTried(String why) -> why.replaceFirst(":.*", "");
            };
            outcomes.merge(rewriting.rewrite().id() + ": " + what, 1, Integer::sum);
            if (outcome instanceof ProofOutcome.Refuted refuted) {
                wrong.add(told("REFUTED", rewriting.rewrite().id(), sql, rewriting.sql(), refuted.counterexample().toString()));
            }
        }
        return new Tally(1, outcomes, wrong);
    }

    private static String told(String what, String by, String sql, String other, String example) {
        String text = what + " " + by + "\n  " + sql + "\n  " + other + "\n  " + example;
        System.out.println(text);
        return text;
    }
}
