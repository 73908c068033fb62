package org.plumbline.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.QuotedName;

/// How a key of smaller numbers becomes `bigint`: in place, which locks the table while it is written anew, or by a second column that is
/// filled meanwhile and takes the first one's place in a moment.
record WiderKey(CatalogFacts catalog, TableFacts table, ColumnFacts column, SequenceFacts sequence, TableTraps traps) {
    private static final int BATCH = 10_000;

    /// Whether nothing but the primary key rests on the column, so that another can take its place, and nothing runs for each row that is
    /// filled: no trigger, no rule, no subscriber, which would not know the new column.
    boolean beside() {
        List<IndexFacts> on = table.indexes().stream().filter(this::rests).toList();
        boolean referred = catalog.tables().stream().flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.referenced().equals(table.qualifiedName()) && key.referencedColumns().contains(column.name()));
        return isPlain() && !table.partitioned() && !referred && on.size() == 1
                && on.getFirst().primary() && on.getFirst().keys().size() == 1
                && on.getFirst().included().isEmpty()
                && table.statistics().stream().noneMatch(each -> each.columns().contains(column.name()));
    }

    private boolean isPlain() {
        return !traps.triggers() && !traps.rules() && !traps.published() && !traps.identityByIndex() && !traps.deferrable()
                && !traps.column(column.name()).feedsGenerated();
    }

    private boolean rests(IndexFacts index) {
        return index.included().contains(column.name())
                || Stream.concat(index.predicate().stream(), index.keys().stream().map(IndexFacts.Key::expression))
                .anyMatch(expression -> ExpressionParser.everyColumnIfKnown(expression)
                        .map(columns -> columns.stream().anyMatch(each -> each.name().equals(column.name()))).orElse(true));
    }

    /// This column and each that refers to it.
    List<Step> stepsInPlace() {
        if (traps.column(column.name()).feedsGenerated()) {
            return List.of(new Step("Another column is generated from this one, which the server does not let change: plan for dropping "
                    + "that column, widening this one, and making that one anew, all of which lock the table.", Optional.empty(),
                    Effect.NONE));
        }
        var steps = new ArrayList<Step>(List.of(
                new Step("The sequence may go on beyond the old type's end.",
                        "ALTER SEQUENCE " + QuotedName.of(sequence.schema(), sequence.name()) + " AS bigint", Effect.SHORT_LOCK),
                widen(table, column.name(), "Nobody reads or writes the table until all of it is written anew, nor those "
                        + "that refer to it: their foreign keys are made anew with it." + subscribers())));

        for (TableFacts other : catalog.tables()) {
            other.foreignKeys().stream()
                    .filter(key -> key.referenced().equals(table.qualifiedName()) && key.referencedColumns().contains(column.name()))
                    .map(key -> key.columns().get(key.referencedColumns().indexOf(column.name())))
                    .filter(name -> other.partitionOf().isEmpty() && isNarrow(other, name)).distinct()
                    .forEach(name -> steps.add(widen(other, name, "It refers to the key; likewise.")));
        }
        return steps;
    }

    private String subscribers() {
        return traps.published() ? " Subscribers first: their column must take the larger numbers too." : "";
    }

    private static boolean isNarrow(TableFacts table, String name) {
        return table.columns().stream().anyMatch(each -> each.name().equals(name)
                && (each.type().equals("integer") || each.type().equals("smallint")));
    }

    private static Step widen(TableFacts table, String column, String why) {
        return new Step(why, "ALTER TABLE " + QuotedName.of(table.schema(), table.name()) + " ALTER COLUMN " + QuotedName.of(column)
                + " TYPE bigint", Effect.LONG_LOCK);
    }

    /// Without a long lock.
    List<Step> stepsBeside() {
        return List.of(
                new Step("A second column for the wider numbers.",
                        "ALTER TABLE " + sqlTable() + " ADD COLUMN " + wide() + " bigint", Effect.SHORT_LOCK),
                new Step("What fills it from now on.", """
                        CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $plumbline$
                        BEGIN
                            NEW.%s := NEW.%s;
                            RETURN NEW;
                        END $plumbline$""".formatted(function(), wide(), own()), Effect.NONE),
                new Step("For each row that is written; its name makes it the last of several triggers.",
                        "CREATE TRIGGER " + trigger() + " BEFORE INSERT OR UPDATE ON " + sqlTable() + " FOR EACH ROW EXECUTE FUNCTION "
                        + function() + "()", Effect.SHORT_LOCK),
                new Step("For the rows that are there, " + BATCH + " numbers in a transaction of their own each time: who changes one of "
                        + "these rows waits for that long. Run it outside of a transaction, and again if it was stopped.",
                        fill(), Effect.NONE),
                new Step("What the primary key will rest on. Run it outside of a transaction.",
                        "CREATE UNIQUE INDEX CONCURRENTLY " + index() + " ON " + sqlTable() + " (" + wide() + ")", Effect.NONE),
                new Step("So that the next but one step need not read the table.", "ALTER TABLE " + sqlTable() + " ADD CONSTRAINT "
                        + check() + " CHECK (" + wide() + " IS NOT NULL) NOT VALID", Effect.SHORT_LOCK),
                new Step("Reads the table; readers and writers go on.",
                        "ALTER TABLE " + sqlTable() + " VALIDATE CONSTRAINT " + check(), Effect.NONE),
                new Step("The columns change places, all or nothing. Where a view or another object names the old column it fails, and "
                        + "nothing is changed: drop that first, and make it anew afterwards.", swap(), Effect.SHORT_LOCK),
                new Step("It is not called any more.", "DROP FUNCTION " + function() + "()", Effect.NONE),
                new Step("So that the planner knows the new column.", "ANALYZE " + sqlTable(), Effect.NONE));
    }

    /// As long as the columns have not changed places.
    List<Step> backBeside() {
        return List.of(
                new Step("As long as the columns have not changed places; afterwards the wider column stays.", Optional.empty(),
                        Effect.NONE),
                new Step("Before the columns have changed places only.",
                        "DROP TRIGGER " + trigger() + " ON " + sqlTable(), Effect.SHORT_LOCK),
                new Step("Likewise.", "DROP FUNCTION " + function() + "()", Effect.NONE),
                new Step("Likewise.", "ALTER TABLE " + sqlTable() + " DROP COLUMN " + wide(), Effect.SHORT_LOCK));
    }

    private String fill() {
        return """
                DO $plumbline$
                DECLARE
                    done bigint := (SELECT min(%2$s) - 1 FROM %1$s);
                    last bigint := (SELECT max(%2$s) FROM %1$s);
                BEGIN
                    WHILE done < last LOOP
                        UPDATE %1$s SET %3$s = %2$s WHERE %2$s > done AND %2$s <= done + %4$d AND %3$s IS NULL;
                        COMMIT;
                        done := done + %4$d;
                    END LOOP;
                END $plumbline$""".formatted(sqlTable(), own(), wide(), BATCH);
    }

    /// A column of GENERATED AS IDENTITY gets a sequence anew with the options of before, one with a default keeps it.
    private String swap() {
        String numbers = QuotedName.of(sequence.schema(), sequence.name());
        String identity = literal("ALTER TABLE " + escaped(sqlTable()) + " ALTER COLUMN " + escaped(wide())
                + " ADD GENERATED %s AS IDENTITY (SEQUENCE NAME " + escaped(numbers) + " " + IdentityOptions.PLACES + ")");
        return """
                DO $plumbline$
                DECLARE
                    kind "char" := (SELECT attidentity FROM pg_attribute WHERE attrelid = %6$s::regclass AND attname = %7$s);
                    next bigint;
                    o pg_sequence := (SELECT q FROM pg_sequence q WHERE seqrelid = %9$s::regclass);
                BEGIN
                    LOCK TABLE %1$s IN ACCESS EXCLUSIVE MODE;
                    ALTER TABLE %1$s ALTER COLUMN %3$s SET NOT NULL;
                    DROP TRIGGER %4$s ON %1$s;
                    ALTER TABLE %1$s DROP CONSTRAINT %5$s;
                    IF kind = '' THEN
                        ALTER SEQUENCE %8$s AS bigint OWNED BY %1$s.%3$s;
                        ALTER TABLE %1$s ALTER COLUMN %3$s SET DEFAULT nextval(%9$s::regclass);
                    ELSE
                        next := nextval(%9$s::regclass);
                        ALTER TABLE %1$s ALTER COLUMN %2$s DROP IDENTITY;
                        EXECUTE format(%10$s, CASE kind WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, %13$s);
                        PERFORM setval(%9$s::regclass, next, false);
                    END IF;
                    ALTER TABLE %1$s DROP COLUMN %2$s;
                    ALTER TABLE %1$s RENAME COLUMN %3$s TO %2$s;
                    ALTER TABLE %1$s ADD CONSTRAINT %5$s PRIMARY KEY USING INDEX %11$s;
                    ALTER TABLE %1$s DROP CONSTRAINT %12$s;
                END $plumbline$""".formatted(sqlTable(), own(), wide(), trigger(), primaryKey(), literal(sqlTable()),
                literal(column.name()), numbers, literal(numbers), identity, index(), check(), IdentityOptions.VALUES);
    }

    private String sqlTable() {
        return QuotedName.of(table.schema(), table.name());
    }

    private String own() {
        return QuotedName.of(column.name());
    }

    private String wide() {
        return QuotedName.of(NewName.of(List.of(column.name()), "wide",
                table.columns().stream().map(ColumnFacts::name).collect(Collectors.toSet())));
    }

    private String function() {
        return QuotedName.of(table.schema(), NewName.of(List.of(table.name(), column.name()), "widen", Set.of()));
    }

    private String trigger() {
        return QuotedName.of(NewName.of(List.of("zz", table.name(), column.name()), "widen", Set.of()));
    }

    private String index() {
        return QuotedName.of(NewName.of(List.of(table.name(), column.name()), "wide",
                catalog.relations().stream().map(RelationFacts::name).collect(Collectors.toSet())));
    }

    private String check() {
        return QuotedName.of(NotNullUnsaid.checkName(table, wideName()));
    }

    private String wideName() {
        return QuotedName.read(wide());
    }

    private String primaryKey() {
        Optional<IndexFacts> key = table.indexes().stream().filter(IndexFacts::primary).findFirst();
        return QuotedName.of(key.orElseThrow().name());
    }

    private static String literal(String text) {
        return (text.contains("\\") ? "E'" : "'") + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// For `format`.
    private static String escaped(String name) {
        return name.replace("%", "%%");
    }
}
