package org.plumbline.schema;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.TableUse.Access;

/// A large table to which rows are added in the order of a time, and which its statements cut by that time.
///
/// @param time the column
/// @param cut the statements that compare it with fixed values, the one with the most time first
/// @param cutShare of the time of all statements that look for rows of the table
/// @param counted for how long rows were counted; none where that is not known, or too short to tell how the table grows
record GrowingTable(
        TableFacts table, TableActivity activity, ColumnFacts time, List<StatementUse> cut, Share cutShare, Optional<Duration> counted) {
    /// A table beyond the machine's memory gains by partitions (PostgreSQL's manual, "Table Partitioning"); from here on it may be
    /// (our own).
    static final Bytes LARGE = Bytes.bytes(4L << 30);
    /// Likewise (our own).
    static final Rows MANY = Rows.rows(10_000_000);
    /// Rows changed otherwise, of those inserted: beyond it the table is no log of what happened (our own).
    static final double MOST_CHANGED = 0.1;
    /// Of the rows' order with the time's (our own, as for BRIN).
    static final double LEAST_CORRELATION = 0.9;
    /// Of the time of the statements that look for rows there: below it most read every partition (our own).
    static final double LEAST_CUT = 0.5;
    /// By which a table grows in a year, at least (our own).
    static final double LEAST_GROWTH = 0.2;
    private static final Duration LEAST_AGE = Duration.ofDays(1);
    private static final double DAYS_OF_A_YEAR = 365;

    GrowingTable {
        cut = List.copyOf(cut);
    }

    /// None where the table is not so, or it is not known.
    static Optional<GrowingTable> of(SchemaFacts facts, TableFacts table) {
        boolean plain = !table.partitioned() && table.partitionOf().isEmpty() && !table.materialized() && !table.partitioning().inherited();
        boolean timed = table.columns().stream().anyMatch(column -> isTime(column) && isOrdered(column));
        Optional<TableActivity> activity = plain && timed
                ? facts.activity(table.qualifiedName()).filter(done -> isLarge(done, table)) : Optional.empty();
        if (activity.isEmpty()) {
            return Optional.empty();
        }
        List<StatementUse> all = facts.statements(table.qualifiedName());
        return table.columns().stream().filter(column -> isTime(column) && isOrdered(column))
                .flatMap(column -> by(facts, table, activity.get(), all, column).stream())
                .max(Comparator.comparing(GrowingTable::cutShare));
    }

    private static Optional<GrowingTable> by(
            SchemaFacts facts, TableFacts table, TableActivity activity, List<StatementUse> all, ColumnFacts column) {
        List<StatementUse> looking = all.stream()
                .filter(use -> use.of(table.qualifiedName()).filter(each -> each.access() != Access.INSERT).isPresent()).toList();
        List<StatementUse> cut = looking.stream().filter(use -> isCut(use.of(table.qualifiedName()).orElseThrow(), column))
                .sorted(Comparator.comparing(StatementUse::time).reversed()).toList();
        Share share = Share.of(total(cut).toNanos(), total(looking).toNanos());
        boolean byRange = cut.stream().anyMatch(use -> ranges(use.of(table.qualifiedName()).orElseThrow(), column.name()));
        boolean cleared = all.stream().anyMatch(use -> clears(use, table, column.name()));
        double changed = activity.updated().value() + (cleared ? 0 : activity.deleted().value());
        Optional<Duration> counted = counted(facts.catalog());
        boolean appended = activity.inserted().value() > 0 && changed <= MOST_CHANGED * activity.inserted().value();
        double years = counted.map(age -> days(age) / DAYS_OF_A_YEAR).orElse(1.0);
        boolean grows = activity.inserted().value() >= LEAST_GROWTH * years * table.rows().value();
        return byRange && appended && grows && share.atLeast(LEAST_CUT)
                ? Optional.of(new GrowingTable(table, activity, column, cut, share, counted)) : Optional.empty();
    }

    private static boolean isLarge(TableActivity activity, TableFacts table) {
        return table.rows().compareTo(MANY) >= 0 || activity.size().compareTo(LARGE) >= 0;
    }

    /// A date or a time stamp, with or without zone.
    static boolean isTime(ColumnFacts column) {
        return column.type().equals("date") || column.type().startsWith("timestamp");
    }

    private static boolean isOrdered(ColumnFacts column) {
        return column.statistics().filter(known -> Math.abs(known.correlation().orElse(0)) >= LEAST_CORRELATION
                && known.nullFraction().value() == 0).isPresent();
    }

    private static boolean isCut(TableUse use, ColumnFacts column) {
        return use.compared().stream().anyMatch(each -> each.column().equals(column.name()) && (each.range() || each.equality()));
    }

    private static boolean ranges(TableUse use, String column) {
        return use.compared().stream().anyMatch(each -> each.column().equals(column) && each.range());
    }

    /// Whether a statement deletes what is older than a time, whatever else the rows have.
    static boolean clears(StatementUse use, TableFacts table, String column) {
        Optional<TableUse> there = use.of(table.qualifiedName()).filter(each -> each.access() == Access.DELETE);
        long terms = use.original().statement().all().stream().mapToLong(block -> block.whereTerms().size()).sum();
        return there.filter(each -> use.tables().size() == 1 && terms == each.compared().size()
                && each.compared().stream().allMatch(compared -> compared.column().equals(column) && compared.range())
                && each.compared().stream().anyMatch(compared -> !compared.operator().startsWith(">"))).isPresent()
                && use.original().statement().all().stream().mapToInt(block -> block.references().size()).sum() == 1;
    }

    /// How long rows have been counted; none where that is not known or less than a day.
    private static Optional<Duration> counted(CatalogFacts facts) {
        return facts.server().countersSince().map(since -> Duration.between(since, facts.server().readAt()))
                .filter(age -> age.compareTo(LEAST_AGE) >= 0);
    }

    static Duration total(List<StatementUse> statements) {
        return statements.stream().map(StatementUse::time).reduce(Duration.ZERO, Duration::plus);
    }

    /// Rows that are added in so much time; none where it is not known for how long they were counted.
    Optional<Rows> added(Duration time) {
        return counted.map(age -> activity.inserted().times((double) time.toSeconds() / age.toSeconds()));
    }

    /// How wide its partitions should be: a month where it is not known how fast it grows.
    PartitionWidth width() {
        double bytesOfARow = activity.size().count() / Math.max(1, table.rows().value());
        return added(Duration.ofDays(1)).map(rows -> PartitionWidth.of(rows.value() * bytesOfARow)).orElse(PartitionWidth.MONTH);
    }

    private static double days(Duration time) {
        return (double) time.toSeconds() / Duration.ofDays(1).toSeconds();
    }
}
