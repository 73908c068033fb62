package org.plumbline.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.rewrite.Bound;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.QuotedName;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Workload;

/// A statement that calculates few groups of many rows again and again, and takes much of the database's time: its result kept in a
/// materialized view, which is calculated once for each refresh. Only where the statement's rows follow exactly from what is kept, and no
/// policy hides rows of its tables from anybody: what is kept shows them to all.
///
///     SELECT region, sum(amount) FROM orders JOIN customers ... WHERE status = $1 GROUP BY region      calls 50000, mean 180 ms
public final class SummaryTable implements SchemaCheck {
    /// Of all the database's time, as for statements that matter.
    static final double LEAST_SHARE = Criteria.USUAL_SHARE;
    /// Fewer say nothing of how often it is asked (our own).
    static final long LEAST_CALLS = 100;
    /// A faster one gains little (our own).
    static final Duration LEAST_MEAN = Duration.ofMillis(10);
    /// Of the largest table (our own).
    static final double LEAST_ROWS = 100_000;
    /// Of the largest table's rows: with more of them what is kept is not much smaller (our own).
    static final double MOST_KEPT = 0.1;
    /// Where refreshes pay only less often than that, the result would be too old (our own).
    static final Duration MOST_BREAK_EVEN = Duration.ofHours(1);
    /// Kinds of relations that FROM can name.
    private static final Set<Character> ROWS = Set.of('r', 'p', 'v', 'm', 'f');

    @Override
    public String id() {
        return "summary-table";
    }

    @Override
    public String title() {
        return "Sums that are calculated again and again";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        if (facts.workload().isEmpty()) {
            return List.of();
        }
        Duration all = Workload.of(facts.workload().get(), Criteria.USUAL).totals().totalTime();
        var advice = new LinkedHashMap<String, SchemaAdvice>();
        var names = new HashMap<String, FreeName>();
        facts.statements().stream().filter(use -> matters(use, all) && isFree(facts, use))
                .sorted(Comparator.comparing(StatementUse::time).reversed())
                .forEach(use -> Summary.of(use.original()).filter(summary -> !advice.containsKey(summary.select()))
                        .ifPresent(summary -> figures(facts, use, summary)
                                .filter(figures -> !isThere(facts, figures.tables.getFirst(), summary))
                                .ifPresent(figures -> advice.put(summary.select(), advice(facts, names.computeIfAbsent(
                                        figures.tables.getFirst().schema(), schema -> new FreeName(facts.catalog(), schema)),
                                        all, use, summary, figures)))));
        return List.copyOf(advice.values());
    }

    /// Everybody sees all rows of its tables, and it is sure which tables it names.
    private static boolean isFree(SchemaFacts facts, StatementUse use) {
        Set<String> names = use.tables().stream().map(TableUse::table).collect(Collectors.toSet());
        return facts.catalog().tables().stream().filter(table -> names.contains(table.qualifiedName()))
                .noneMatch(TableFacts::rowSecurity)
                && use.original().statement().core().references().stream().filter(each -> each.schema().isEmpty())
                        .noneMatch(each -> facts.catalog().relations().stream().filter(other -> ROWS.contains(other.kind())
                                && other.name().equals(each.name())).limit(2).count() > 1);
    }

    /// A materialized view has its columns already.
    private static boolean isThere(SchemaFacts facts, TableFacts largest, Summary summary) {
        return facts.catalog().tables().stream().anyMatch(table -> table.materialized() && table.schema().equals(largest.schema())
                && table.columns().stream().map(ColumnFacts::name).toList().equals(summary.columns()));
    }

    private static boolean matters(StatementUse use, Duration all) {
        StatementCounters statement = use.statement();
        return Share.of(use.time().toNanos(), all.toNanos()).atLeast(LEAST_SHARE) && statement.counters().calls() >= LEAST_CALLS
                && use.time().dividedBy(statement.counters().calls()).compareTo(LEAST_MEAN) >= 0;
    }

    /// What keeping it brings and costs.
    ///
    /// @param tables those of the statement, the largest first
    /// @param kept rows of the summary
    /// @param refresh what one refresh takes at most: all values that are asked for are calculated
    /// @param pays refreshed as often as this it saves nothing; none where it is not known how often the statement is asked
    private record Figures(List<TableFacts> tables, Rows kept, Duration refresh, Optional<Duration> pays) {}

    /// None where it would not pay, or that is not known.
    private static Optional<Figures> figures(SchemaFacts facts, StatementUse use, Summary summary) {
        List<TableFacts> tables = use.tables().stream().flatMap(each -> facts.catalog().tables().stream()
                .filter(table -> table.qualifiedName().equals(each.table())))
                .sorted(Comparator.comparing(TableFacts::rows).reversed()).toList();
        OptionalDouble kept = summary.isWhole() ? OptionalDouble.of(use.statement().counters().rowsPerCall().orElseThrow().value())
                : distinct(facts, summary.groups());
        OptionalDouble values = distinct(facts, summary.compared());
        double rows = tables.getFirst().rows().value();
        long calls = use.statement().counters().calls();
        if (rows < LEAST_ROWS || kept.isEmpty() || kept.getAsDouble() > MOST_KEPT * rows || values.isEmpty()
                || values.getAsDouble() * LEAST_CALLS > calls) {
            return Optional.empty();
        }
        Optional<Duration> pays = use.statement().since().or(() -> facts.workload().orElseThrow().resetAt())
                .map(since -> times(Duration.between(since, facts.workload().orElseThrow().readAt()).dividedBy(calls),
                        values.getAsDouble()));
        return pays.filter(time -> time.compareTo(MOST_BREAK_EVEN) > 0).isPresent() ? Optional.empty()
                : Optional.of(new Figures(tables, Rows.rows(kept.getAsDouble()), times(use.time().dividedBy(calls), values.getAsDouble()),
                        pays));
    }

    private static Duration times(Duration time, double factor) {
        return Duration.ofNanos((long) (time.toNanos() * factor));
    }

    private SchemaAdvice advice(
            SchemaFacts facts, FreeName names, Duration all, StatementUse use, Summary summary, Figures figures) {
        TableFacts largest = figures.tables.getFirst();
        long calls = use.statement().counters().calls();
        String name = names.of(largest.name(), "summary");
        String view = QuotedName.of(largest.schema(), name);
        List<Evidence> evidence = List.of(
                Evidence.share("share of the database's time", Share.of(use.time().toNanos(), all.toNanos())),
                Evidence.count("calls", calls),
                Evidence.time("time of a call", use.time().dividedBy(calls)),
                Evidence.rows("rows of the largest table", largest.rows()),
                Evidence.rows("rows of the summary", figures.kept),
                Evidence.text("statement on the summary", summary.query(view)));
        var prices = new ArrayList<>(List.of(Evidence.time("time of one refresh", figures.refresh)));
        figures.pays.ifPresent(time -> prices.add(Evidence.time("refreshed as often, it saves nothing", time)));
        prices.add(Evidence.rows("rows written to its tables", Rows.rows(figures.tables.stream()
                .flatMap(table -> facts.activity(table.qualifiedName()).stream()).mapToDouble(done ->
                        done.inserted().value() + done.updated().value() + done.deleted().value()).sum())));
        return new SchemaAdvice(id(), largest.qualifiedName(), name, use.time(), List.of(use), evidence, prices,
                steps(summary, view, names.of(name, "key")),
                List.of(new Step("Once the application asks the tables again.", "DROP MATERIALIZED VIEW " + view, Effect.SHORT_LOCK)),
                summary.isWhole() ? List.of(Doubt.RESULT_IS_STALE) : List.of(Doubt.RESULT_IS_STALE, Doubt.GROUPS_ARE_ESTIMATED));
    }

    private static List<Step> steps(Summary summary, String view, String index) {
        return List.of(
                new Step("The result is calculated once and kept. It has the rights of who makes it: grant it to those who ask.",
                        "CREATE MATERIALIZED VIEW " + view + " AS " + summary.select(), Effect.NONE),
                new Step("Serves the statement, and lets refreshes go on beside readers.", "CREATE UNIQUE INDEX " + QuotedName.of(index)
                        + " ON " + view + " (" + summary.key().stream().map(QuotedName::of).collect(Collectors.joining(", ")) + ")",
                        Effect.NONE),
                new Step("Autovacuum analyses it as it does tables, but only later.", "ANALYZE " + view, Effect.NONE),
                new Step("As often as the result may be old, by a job of your own or pg_cron. Readers do not wait.",
                        "REFRESH MATERIALIZED VIEW CONCURRENTLY " + view, Effect.NONE),
                new Step("Have the application ask the summary instead of the tables.", Optional.empty(), Effect.NONE));
    }

    /// How many combinations of values these columns have at most; none where nothing is known of one.
    private static OptionalDouble distinct(SchemaFacts facts, List<Bound> columns) {
        double product = 1;
        for (Bound bound : columns) {
            Optional<TableFacts> table = facts.catalog().table(bound.reference().schema(), bound.reference().name())
                    .filter(each -> each.rows().value() > 0);
            if (table.isEmpty()) {
                return OptionalDouble.empty();
            }
            product *= Math.max(1, distinct(table.get(), bound.column()));
        }
        return OptionalDouble.of(product);
    }

    /// NULL is one more value; of a small table, of which statistics are not read, each row may have another.
    private static double distinct(TableFacts table, String column) {
        return table.columns().stream().filter(each -> each.name().equals(column)).findFirst().flatMap(ColumnFacts::statistics)
                .filter(known -> known.distinct() != 0)
                .map(known -> known.distinctOf(table.rows()).value() + (known.nullFraction().value() > 0 ? 1 : 0))
                .orElse(table.rows().value());
    }
}
