package org.plumbline.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Gain;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.schema.ColumnSample.Nulls;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.NotUnderstood;

/// Columns that have no NULL and do not promise it, where the promise is all that a faster way to write a statement lacks.
///
///     WHERE o.customer_id NOT IN (SELECT b.customer_id FROM blocked b)   -- blocked.customer_id may be NULL
public final class NotNullUnsaid implements SchemaCheck {
    /// Trying all rewrites on a statement takes milliseconds (our own).
    private static final int MOST_STATEMENTS = 200;

    /// A column, and why it matters.
    private record Wanted(String table, String column) {}

    /// A statement that could be written otherwise if these columns said that they have no NULL.
    private record Hindered(StatementUse use, String rewrite, Set<Wanted> columns) {}

    @Override
    public String id() {
        return "not-null-unsaid";
    }

    @Override
    public String title() {
        return "Columns without NULLs that do not promise it";
    }

    @Override
    public List<SampleQuestion> questions(SchemaFacts facts) {
        var questions = new ArrayList<SampleQuestion>();
        byColumn(hindered(facts)).forEach((column, hindered) -> questions.add(new SampleQuestion.ForNulls(
                column.table(), column.column(), concerned(hindered).time())));
        return questions;
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        var tables = TablesByName.of(facts.catalog());
        List<Hindered> free = hindered(facts).stream()
                .filter(each -> each.columns().stream().allMatch(column -> evidence(facts, tables, column).isPresent())).toList();
        var advice = new ArrayList<SchemaAdvice>();
        byColumn(free).forEach((column, hindered) -> advice.add(advice(facts, tables, column, hindered)));
        return advice;
    }

    private SchemaAdvice advice(SchemaFacts facts, TablesByName tables, Wanted wanted, List<Hindered> hindered) {
        TableFacts table = tables.table(wanted.table()).orElseThrow();
        String sqlTable = "ALTER TABLE " + QuotedName.of(table.schema(), table.name());
        String column = QuotedName.of(wanted.column());
        String check = QuotedName.of(checkName(table, wanted.column()));
        Concerned concerned = concerned(hindered);
        var evidence = new ArrayList<>(List.of(Evidence.text("rewrite", hindered.stream().map(Hindered::rewrite).distinct()
                .collect(Collectors.joining(", ")))));
        evidence.addAll(evidence(facts, tables, wanted).orElseThrow());
        return new SchemaAdvice(id(), wanted.table(), wanted.column(), concerned.time(), concerned.statements(), evidence, List.of(),
                List.of(new Step("Holds for new rows from now on.",
                                sqlTable + " ADD CONSTRAINT " + check + " CHECK (" + column + " IS NOT NULL) NOT VALID", Effect.SHORT_LOCK),
                        new Step("Reads the table, while readers and writers go on; fails where there is a NULL after all.",
                                sqlTable + " VALIDATE CONSTRAINT " + check, Effect.NONE),
                        new Step("Rests on the check, and so reads nothing.", sqlTable + " ALTER COLUMN " + column + " SET NOT NULL",
                                Effect.SHORT_LOCK),
                        new Step("It has done its work.", sqlTable + " DROP CONSTRAINT " + check, Effect.SHORT_LOCK)),
                List.of(new Step("Where a NULL was found, the check refuses new ones yet.",
                                sqlTable + " DROP CONSTRAINT IF EXISTS " + check, Effect.SHORT_LOCK),
                        new Step("As it was.", sqlTable + " ALTER COLUMN " + column + " DROP NOT NULL", Effect.SHORT_LOCK)),
                List.of(Doubt.NULLS_MAY_COME, Doubt.STATEMENT_HAS_TO_CHANGE));
    }

    /// A name for a check that the column is not NULL.
    static String checkName(TableFacts table, String column) {
        return NewName.of(List.of(table.name(), column), "not_null",
                table.constraints().stream().map(ConstraintFacts::name).collect(Collectors.toSet()));
    }

    private static Concerned concerned(List<Hindered> hindered) {
        return Concerned.of(hindered.stream().map(Hindered::use));
    }

    private static Map<Wanted, List<Hindered>> byColumn(List<Hindered> hindered) {
        var columns = new LinkedHashMap<Wanted, List<Hindered>>();
        for (Hindered each : hindered) {
            each.columns().forEach(column -> columns.computeIfAbsent(column, _ -> new ArrayList<>()).add(each));
        }
        return columns;
    }

    /// That it has no NULL: all rows were looked at, or the last ANALYZE found none; nothing where it has, or nobody knows.
    private static Optional<List<Evidence>> evidence(SchemaFacts facts, TablesByName tables, Wanted wanted) {
        Optional<Nulls> seen = facts.samples().stream().flatMap(sample -> sample instanceof Nulls nulls ? Stream.of(nulls) : Stream.empty())
                .filter(nulls -> nulls.table().equals(wanted.table()) && nulls.column().equals(wanted.column())).findFirst();
        // policies may hide rows from who looked
        boolean all = tables.table(wanted.table()).filter(TableFacts::rowSecurity).isEmpty();
        if (seen.isPresent() && ((all && seen.get().complete()) || !seen.get().nulls().equals(Rows.NONE))) {
            return seen.filter(nulls -> nulls.nulls().equals(Rows.NONE) && !nulls.rows().equals(Rows.NONE)).map(nulls ->
                    List.of(Evidence.rows("rows looked at, all there are", nulls.rows()), Evidence.rows("rows with NULL", nulls.nulls())));
        }
        return tables.column(wanted.table(), wanted.column()).flatMap(ColumnFacts::statistics)
                .filter(known -> known.nullFraction().equals(Share.NONE))
                .map(known -> List.of(Evidence.share("share of NULLs by the last ANALYZE", known.nullFraction())));
    }

    private static List<Hindered> hindered(SchemaFacts facts) {
        var tables = TablesByName.of(facts.catalog());
        var hindered = new ArrayList<Hindered>();
        Concerned.of(facts.statements().stream()).statements().stream().limit(MOST_STATEMENTS).forEach(use -> {
            for (Rewriting rewriting : rewritings(use)) {
                Set<Wanted> wanted = wanted(tables, rewriting);
                if (!wanted.isEmpty()) {
                    hindered.add(new Hindered(use, rewriting.rewrite().title(), wanted));
                }
            }
        });
        return hindered;
    }

    private static List<Rewriting> rewritings(StatementUse use) {
        try {
            return RewriteBook.rewritings(use.statement().text(), use.original().schema()).stream()
                    .filter(each -> each.gain() != Gain.NONE).toList();
        } catch (NotUnderstood _) {
            return List.of();
        }
    }

    /// The columns that keep it from being safe; none where anything else does too.
    private static Set<Wanted> wanted(TablesByName tables, Rewriting rewriting) {
        var wanted = new LinkedHashSet<Wanted>();
        for (Condition condition : rewriting.conditions()) {
            if (condition.standing() == Condition.Standing.TO_VOUCH) {
                if (!(condition.demand() instanceof Demand.NotNull(String table, String column)) || !canPromise(tables, table, column)) {
                    return Set.of();
                }
                wanted.add(new Wanted(table, column));
            }
        }
        return wanted;
    }

    private static boolean canPromise(TablesByName tables, String name, String column) {
        return tables.table(name)
                .filter(table -> !table.materialized() && !table.partitioning().inherited() && table.partitionOf().isEmpty())
                .flatMap(table -> tables.column(name, column)).filter(known -> !known.notNull()).isPresent();
    }
}
