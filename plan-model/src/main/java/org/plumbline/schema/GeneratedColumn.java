package org.plumbline.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.rewrite.Bound;
import org.plumbline.rewrite.Original;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.ImmutableExpression;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.Workload;

/// Statements that take much of the database's time group by what a function makes of a column: each calculates it anew for every row that
/// it reads. Stored beside the column it is calculated when a row is written, and has statistics. Where statements only look for a value
/// of it an index on the expression is simpler, and they are left alone.
///
///     SELECT lower(city), count(*) FROM customers GROUP BY lower(city)
public final class GeneratedColumn implements SchemaCheck {
    /// `GENERATED ALWAYS AS ... STORED`.
    private static final int LEAST_VERSION = 12;
    /// Of fewer rows it is soon calculated (our own).
    private static final double LEAST_ROWS = 100_000;
    private static final Set<String> TO_TEXT = Set.of("btrim", "initcap", "lower", "ltrim", "md5", "reverse", "rtrim", "upper");
    private static final Set<String> TO_NUMBER = Set.of("char_length", "character_length", "length", "octet_length");
    private static final String MD5 = "md5";
    private static final long MD5_BYTES = 33;
    private static final long NUMBER_BYTES = 4;

    /// What a function makes of one column.
    private record Made(String table, String column, String function) {}

    @Override
    public String id() {
        return "generated-column";
    }

    @Override
    public String title() {
        return "Groups by what is calculated for each row";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        if (facts.workload().isEmpty() || facts.catalog().server().version() < LEAST_VERSION) {
            return List.of();
        }
        Duration all = Workload.of(facts.workload().get(), Criteria.USUAL).totals().totalTime();
        Map<Made, List<StatementUse>> uses = new LinkedHashMap<>();
        facts.statements().forEach(use -> made(use.original()).distinct()
                .forEach(made -> uses.computeIfAbsent(made, _ -> new ArrayList<>()).add(use)));
        return uses.entrySet().stream()
                .filter(entry -> Share.of(GrowingTable.total(entry.getValue()).toNanos(), all.toNanos()).atLeast(Criteria.USUAL_SHARE))
                .flatMap(entry -> facts.catalog().tables().stream().filter(table -> table.qualifiedName().equals(entry.getKey().table())
                                && !table.materialized() && table.partitionOf().isEmpty() && table.rows().value() >= LEAST_ROWS)
                        .flatMap(table -> advice(facts, all, table, entry.getKey(), entry.getValue()).stream())).toList();
    }

    private static Stream<Made> made(Original original) {
        return original.statement().all().stream().flatMap(block -> block.grouped().stream()
                .flatMap(key -> made(original, block, key).stream()));
    }

    private static Optional<Made> made(Original original, QueryBlock block, QueryPart key) {
        QueryPart item = key.text().matches("[1-9][0-9]?") && Integer.parseInt(key.text()) <= block.selected().size()
                ? block.selected().get(Integer.parseInt(key.text()) - 1) : key;
        return original.shape(item.span()) instanceof Shape.Call call && call.plain() && call.arguments().size() == 1
                && (TO_TEXT.contains(call.name()) || TO_NUMBER.contains(call.name()))
                ? Repeated.column(original, call.arguments().getFirst(), block).flatMap(bound -> made(original, bound, call.name()))
                : Optional.empty();
    }

    private static Optional<Made> made(Original original, Bound bound, String function) {
        return original.names().table(bound.reference()).map(table -> new Made(table.qualifiedName(), bound.column(), function));
    }

    private Optional<SchemaAdvice> advice(SchemaFacts facts, Duration all, TableFacts table, Made made, List<StatementUse> uses) {
        String expression = made.function + "(" + QuotedName.of(made.column) + ")";
        Optional<ColumnFacts> column = table.columns().stream().filter(each -> each.name().equals(made.column)).findFirst();
        Optional<ColumnTraps> traps = facts.traps(table.qualifiedName()).map(known -> known.column(made.column))
                .filter(known -> !known.generated());
        if (traps.isEmpty() || !ImmutableExpression.is(expression, name ->
                column.filter(each -> each.name().equals(name)).map(ColumnFacts::type))) {
            return Optional.empty();
        }
        String name = name(table, made);
        String of = QuotedName.of(table.schema(), table.name());
        boolean text = TO_TEXT.contains(made.function);
        String type = text ? "text" + traps.get().collation().map(" COLLATE "::concat).orElse("") : "integer";
        long width = made.function.equals(MD5) ? MD5_BYTES : text ? column.orElseThrow().averageWidth().orElse(0) : NUMBER_BYTES;
        List<StatementUse> sorted = uses.stream().sorted(Comparator.comparing(StatementUse::time).reversed()).toList();
        var prices = new ArrayList<Evidence>();
        if (width > 0) {
            prices.add(Evidence.bytes("more bytes of the table", Bytes.bytes((long) (width * table.rows().value()))));
        }
        facts.activity(table.qualifiedName()).ifPresent(done -> prices.add(
                Evidence.rows("rows written that would calculate it", Rows.rows(done.inserted().value() + done.updated().value()))));
        return Optional.of(new SchemaAdvice(id(), table.qualifiedName(), expression, GrowingTable.total(uses), sorted,
                List.of(Evidence.share("share of the database's time", Share.of(GrowingTable.total(uses).toNanos(), all.toNanos())),
                        Evidence.count("calls", uses.stream().mapToLong(use -> use.statement().counters().calls()).sum()),
                        Evidence.text("expression", expression), Evidence.rows("rows", table.rows())),
                prices,
                List.of(new Step("It writes the whole table anew, and nobody reads or writes it meanwhile.", "ALTER TABLE " + of
                                + " ADD COLUMN " + QuotedName.of(name) + " " + type
                                + " GENERATED ALWAYS AS (" + expression + ") STORED", Effect.LONG_LOCK),
                        new Step("Its statistics.", "ANALYZE " + of, Effect.NONE),
                        new Step("Have the statements name the column instead of the expression.", Optional.empty(), Effect.NONE)),
                List.of(new Step("Once no statement names it.", "ALTER TABLE " + of + " DROP COLUMN " + QuotedName.of(name),
                        Effect.SHORT_LOCK)),
                List.of(Doubt.REWRITES_THE_TABLE, Doubt.INDEX_ON_EXPRESSION_MAY_DO)));
    }

    private static String name(TableFacts table, Made made) {
        String wish = made.function + "_of_" + made.column;
        String cut = wish.length() > 40 ? made.function + "_of_it" : wish;
        String name = cut;
        for (int number = 2; isTaken(table, name); number++) {
            name = cut + "_" + number;
        }
        return name;
    }

    private static boolean isTaken(TableFacts table, String name) {
        return table.columns().stream().anyMatch(column -> column.name().equals(name));
    }
}
