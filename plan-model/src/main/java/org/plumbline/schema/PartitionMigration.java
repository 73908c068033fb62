package org.plumbline.schema;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.QuotedName;

/// The way from a plain table to one that is partitioned by a range of time, while it is used: a partitioned twin is made beside it, a
/// checked constraint says up to when the table's rows go, so that attaching it as the first partition reads no row, and in one transaction
/// both change their names. What PostgreSQL 12 can do does.
final class PartitionMigration {
    private final CatalogFacts facts;
    private final TableFacts table;
    private final ColumnFacts time;
    private final PartitionWidth width;
    private final LocalDate boundary;
    private final FreeName names;
    private final String twin;
    private final String first;
    private final String limit;
    /// The new key's index, where the key has to get the column of time.
    private final Optional<String> keyIndex;

    private PartitionMigration(CatalogFacts facts, TableFacts table, ColumnFacts time, PartitionWidth width) {
        this.facts = facts;
        this.table = table;
        this.time = time;
        this.width = width;
        boundary = width.boundary(facts.server().readAt());
        names = new FreeName(facts, table.schema());
        twin = names.of(table.name(), "partitioned");
        first = names.of(table.name(), "before_" + width.suffix(boundary));
        limit = names.of(table.name(), "until_" + width.suffix(boundary));
        keyIndex = key().filter(key -> !key.columns().contains(time.name())).map(key -> names.of(table.name(), "key_by_time"));
    }

    /// None where something of the table cannot be carried over.
    static Optional<PartitionMigration> of(SchemaFacts facts, TableFacts table, ColumnFacts time, PartitionWidth width) {
        return MovableTable.is(facts, table, time)
                ? Optional.of(new PartitionMigration(facts.catalog(), table, time, width)) : Optional.empty();
    }

    /// The table's rows of today as the first partition, unquoted.
    String firstPartition() {
        return first;
    }

    /// Its primary key has to get the column of time as well.
    boolean widensKey() {
        return keyIndex.isPresent();
    }

    /// Foreign keys of other tables, which cannot refer to a part of a key.
    List<ForeignKeyFacts> referring() {
        return incoming().stream().map(Incoming::key).toList();
    }

    private record Incoming(TableFacts from, ForeignKeyFacts key) {}

    private List<Incoming> incoming() {
        return facts.tables().stream().flatMap(from -> from.foreignKeys().stream()
                .filter(key -> key.referenced().equals(table.qualifiedName())).map(key -> new Incoming(from, key))).toList();
    }

    private Optional<ConstraintFacts> key() {
        return table.constraints().stream().filter(each -> each.kind() == ConstraintFacts.Kind.PRIMARY_KEY).findFirst();
    }

    private List<SequenceFacts> sequences() {
        return facts.sequences().stream().filter(each -> each.fills()
                .filter(filled -> filled.table().equals(table.qualifiedName())).isPresent()).toList();
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        steps.add(new Step("See that no row is later than the last day of the first partition: such rows would be refused.",
                "SELECT max(" + column() + ") < " + literal(boundary) + " AS fits FROM " + old(), Effect.NONE));
        steps.add(new Step("See what hangs on the table and is not carried over by itself: owner, grants, storage parameters, "
                + "views.",
                Dependents.query(table), Effect.NONE));
        makeTwin(steps);
        for (int i = 0; i + 1 < width.starts(boundary).size(); i++) {
            LocalDate from = width.starts(boundary).get(i);
            steps.add(new Step("The " + width.word() + " from " + from + " on, made ahead.", "CREATE TABLE " + in(names.of(table.name(),
                    width.suffix(from))) + " PARTITION OF " + in(twin) + " FOR VALUES FROM (" + literal(from) + ") TO ("
                    + literal(width.starts(boundary).get(i + 1)) + ")", Effect.NONE));
        }
        steps.add(new Step("Rows for which no partition was made in time are not refused. Keep it empty: where it has rows, a partition "
                + "for them cannot be made.", "CREATE TABLE " + in(names.of(table.name(), "default")) + " PARTITION OF " + in(twin)
                + " DEFAULT", Effect.NONE));
        steps.add(new Step("Carry over to the new table by hand what the list above shows: owner, grants, storage parameters "
                + "of the partitions.", Optional.empty(), Effect.NONE));
        prepare(steps);
        change(steps);
        steps.add(new Step("The partition's own bounds say the same.",
                "ALTER TABLE " + in(first) + " DROP CONSTRAINT " + QuotedName.of(limit), Effect.SHORT_LOCK));
        steps.add(new Step("Autovacuum never analyses a partitioned table.", "ANALYZE " + old(), Effect.NONE));
        steps.add(new Step("Views and functions of the list above still read the old table alone: make them again. And have the next "
                + "partitions made in time, by a job of your own or by pg_partman.", Optional.empty(), Effect.NONE));
        return List.copyOf(steps);
    }

    private void makeTwin(List<Step> steps) {
        steps.add(new Step("The partitioned table beside the old one, with the same columns, defaults and checks.",
                "CREATE TABLE " + in(twin) + " (LIKE " + old() + " INCLUDING ALL EXCLUDING INDEXES) PARTITION BY RANGE ("
                        + column() + ")", Effect.NONE));
        key().ifPresent(key -> steps.add(new Step(widensKey()
                ? "A primary key of a partitioned table must have the column that it is partitioned by."
                : "Its primary key.", "ALTER TABLE " + in(twin) + " ADD PRIMARY KEY (" + columns(newKey(key)) + ")", Effect.NONE)));
        for (IndexFacts index : table.indexes()) {
            if (!index.primary()) {
                steps.add(new Step("Its indexes: the old table's are attached to them.", isConstraint(index)
                        ? "ALTER TABLE " + in(twin) + " ADD UNIQUE " + IndexText.columns(index)
                        : "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX ON " + in(twin) + " " + IndexText.parts(index),
                        Effect.NONE));
            }
        }
        for (ForeignKeyFacts key : table.foreignKeys()) {
            steps.add(new Step("Its foreign keys.", "ALTER TABLE " + in(twin) + " ADD " + ForeignKeyText.of(key), Effect.SHORT_LOCK));
        }
    }

    private boolean isConstraint(IndexFacts index) {
        return table.constraints().stream().anyMatch(each -> each.kind() == ConstraintFacts.Kind.UNIQUE
                && each.name().equals(index.name()));
    }

    private void prepare(List<Step> steps) {
        keyIndex.ifPresent(index -> steps.add(new Step("The old table gets the new key's index beforehand.",
                "CREATE UNIQUE INDEX CONCURRENTLY " + QuotedName.of(index) + " ON " + old() + " ("
                        + columns(newKey(key().orElseThrow())) + ")", Effect.NONE)));
        steps.add(new Step("From here on rows after the first partition are refused.", "ALTER TABLE " + old() + " ADD CONSTRAINT "
                + QuotedName.of(limit) + " CHECK (" + column() + " IS NOT NULL AND " + column() + " < " + literal(boundary)
                + ") NOT VALID", Effect.SHORT_LOCK));
        steps.add(new Step("It reads the table once, and nobody waits for it.",
                "ALTER TABLE " + old() + " VALIDATE CONSTRAINT " + QuotedName.of(limit), Effect.NONE));
        if (!time.notNull()) {
            steps.add(new Step("Known by the constraint, so that no row is read.",
                    "ALTER TABLE " + old() + " ALTER COLUMN " + column() + " SET NOT NULL", Effect.SHORT_LOCK));
        }
    }

    private void change(List<Step> steps) {
        steps.add(new Step("Fails where an index was dropped or changed meanwhile: attaching would build it while everybody waits.",
                TwinIndexes.check(in(twin), old()), Effect.NONE));
        begin(steps, old());
        incoming().forEach(each -> steps.add(new Step("It refers to a key that no longer holds by itself.", "ALTER TABLE "
                + QuotedName.of(each.from.schema(), each.from.name()) + " DROP CONSTRAINT " + QuotedName.of(each.key.name()),
                Effect.SHORT_LOCK)));
        for (SequenceFacts sequence : sequences()) {
            String filled = sequence.fills().orElseThrow().column();
            steps.add(new Step("An identity column goes on counting where it was; one with a sequence of its own is left as it is.",
                    "SELECT setval(" + serial(twin, filled) + ", nextval(" + serial(table.name(), filled) + "))", Effect.NONE));
            steps.add(new Step("A partition has no identity of its own.",
                    "ALTER TABLE " + old() + " ALTER COLUMN " + QuotedName.of(filled) + " DROP IDENTITY IF EXISTS", Effect.SHORT_LOCK));
            steps.add(own(sequence, twin));
            steps.add(new Step("An identity column's sequence keeps its name.", OwnColumns.named(in(twin), filled, sequence.name()),
                    Effect.SHORT_LOCK));
        }
        keyIndex.ifPresent(index -> steps.add(widen(table.name(), key().orElseThrow().name(), index)));
        steps.add(rename(table.name(), first));
        steps.add(rename(twin, table.name()));
        steps.add(new Step("The constraint proves that all rows belong there: none is read.", "ALTER TABLE " + old() + " ATTACH PARTITION "
                + in(first) + " FOR VALUES FROM (MINVALUE) TO (" + literal(boundary) + ")", Effect.SHORT_LOCK));
        steps.add(commit());
    }

    /// To the plain table, with the rows that came since.
    List<Step> back() {
        var steps = new ArrayList<Step>();
        String key = key().map(ConstraintFacts::name).orElse("");
        Optional<String> index = keyIndex.map(_ -> names.of(table.name(), "key_alone"));
        index.ifPresent(name -> steps.add(new Step("The key of before gets its index beforehand.", "CREATE UNIQUE INDEX CONCURRENTLY "
                + QuotedName.of(name) + " ON " + in(first) + " (" + columns(key().orElseThrow().columns()) + ")", Effect.NONE)));
        begin(steps, old());
        steps.add(new Step("The old table stands by itself again.",
                "ALTER TABLE " + old() + " DETACH PARTITION " + in(first), Effect.SHORT_LOCK));
        steps.add(new Step("It takes rows of any time.",
                "ALTER TABLE " + in(first) + " DROP CONSTRAINT IF EXISTS " + QuotedName.of(limit), Effect.SHORT_LOCK));
        steps.add(new Step("The rows that came since.", OwnColumns.copy(old(), in(first)), Effect.LONG_LOCK));
        sequences().forEach(sequence -> steps.add(new Step("An identity column becomes one again, and counts as it did; a sequence of its "
                + "own goes with the table.", OwnColumns.counting(old(), in(first), sequence.fills().orElseThrow().column(),
                QuotedName.of(sequence.schema(), sequence.name())), Effect.SHORT_LOCK)));
        index.ifPresent(name -> steps.add(widen(first, key, name)));
        if (!time.notNull()) {
            steps.add(new Step("It may be NULL again.",
                    "ALTER TABLE " + in(first) + " ALTER COLUMN " + column() + " DROP NOT NULL", Effect.SHORT_LOCK));
        }
        steps.add(rename(table.name(), twin));
        steps.add(rename(first, table.name()));
        incoming().forEach(each -> steps.add(new Step("Foreign keys to it, as far as the catalogue told; rows from before are not "
                + "checked yet.", "ALTER TABLE " + QuotedName.of(each.from.schema(), each.from.name()) + " ADD "
                + ForeignKeyText.of(each.key) + " NOT VALID", Effect.SHORT_LOCK)));
        steps.add(commit());
        incoming().forEach(each -> steps.add(new Step("Rows from before are checked.", "ALTER TABLE " + QuotedName.of(each.from.schema(),
                each.from.name()) + " VALIDATE CONSTRAINT " + QuotedName.of(each.key.name()), Effect.NONE)));
        steps.add(new Step("All its rows were copied.", "DROP TABLE " + in(twin), Effect.SHORT_LOCK));
        return List.copyOf(steps);
    }

    private static void begin(List<Step> steps, String locked) {
        steps.add(new Step("From here to COMMIT all of it happens or nothing.", "BEGIN", Effect.NONE));
        steps.add(new Step("Who waits longer than this for a lock gives up, so that others do not queue behind.",
                "SET LOCAL lock_timeout = '5s'", Effect.NONE));
        steps.add(new Step("Nobody reads or writes until COMMIT.", "LOCK TABLE " + locked + " IN ACCESS EXCLUSIVE MODE",
                Effect.SHORT_LOCK));
    }

    private static Step commit() {
        return new Step("Everybody goes on.", "COMMIT", Effect.NONE);
    }

    private Step rename(String from, String to) {
        return new Step("Names are exchanged.", "ALTER TABLE " + in(from) + " RENAME TO " + QuotedName.of(to), Effect.SHORT_LOCK);
    }

    private Step widen(String of, String key, String index) {
        return new Step("The prepared index becomes the primary key.", "ALTER TABLE " + in(of) + " DROP CONSTRAINT "
                + QuotedName.of(key) + ", ADD CONSTRAINT " + QuotedName.of(key) + " PRIMARY KEY USING INDEX " + QuotedName.of(index),
                Effect.SHORT_LOCK);
    }

    private Step own(SequenceFacts sequence, String owner) {
        return new Step("A column's own sequence goes with the table, so that dropping old rows does not drop it.",
                "ALTER SEQUENCE IF EXISTS " + QuotedName.of(sequence.schema(), sequence.name()) + " OWNED BY " + in(owner) + "."
                        + QuotedName.of(sequence.fills().orElseThrow().column()), Effect.SHORT_LOCK);
    }

    private String serial(String of, String column) {
        return "pg_get_serial_sequence(" + OwnColumns.quoted(in(of)) + ", " + OwnColumns.quoted(column) + ")";
    }

    private List<String> newKey(ConstraintFacts key) {
        return widensKey() ? Stream.concat(key.columns().stream(), Stream.of(time.name())).toList() : key.columns();
    }

    private String old() {
        return in(table.name());
    }

    private String in(String name) {
        return QuotedName.of(table.schema(), name);
    }

    private String column() {
        return QuotedName.of(time.name());
    }

    private static String columns(List<String> columns) {
        return columns.stream().map(QuotedName::of).collect(Collectors.joining(", "));
    }

    /// Days begin in UTC.
    private String literal(LocalDate day) {
        return "'" + day + (time.type().equals("date") ? "" : time.type().endsWith("with time zone") ? " 00:00:00+00" : " 00:00:00") + "'";
    }
}
