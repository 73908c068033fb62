package org.plumbline.schema;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.NumbersNearEnd;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.SchemaAdvice.Step;

/// A key of `smallint` or `integer` that a sequence fills will have no number left before long, at the pace at which rows came so far.
/// What is nearly used up already is a finding of the schema's health ([NumbersNearEnd]).
///
///     orders.id integer, 1000000000 of 2147483647, 2000000 a day: gone in 573 days
public final class KeysThatRunOut implements SchemaCheck {
    /// Widening a large table's key takes months of planning (our own).
    static final Duration SOON = Duration.ofDays(730);
    /// A shorter while tells of one load, not of a pace (our own).
    static final Duration LEAST_WHILE = Duration.ofDays(7);
    static final Rows LEAST_INSERTED = Rows.rows(10_000);

    private static final Map<String, Long> LARGEST = Map.of("smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE);

    /// How far a column has come.
    private record Pace(long highest, long largest, double aDay, Instant end) {}

    @Override
    public String id() {
        return "keys-run-out";
    }

    @Override
    public String title() {
        return "Keys that will run out of numbers";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        var tables = TablesByName.of(facts.catalog());
        var advice = new ArrayList<SchemaAdvice>();
        for (SequenceFacts sequence : facts.catalog().sequences()) {
            if (sequence.last() < LEAST_INSERTED.value()) {
                continue;
            }
            Optional<TableFacts> table = sequence.fills().flatMap(filled -> tables.table(filled.table()));
            Optional<ColumnFacts> column = sequence.fills().flatMap(filled -> tables.column(filled.table(), filled.column()));
            if (column.filter(each -> LARGEST.containsKey(each.type()) && TypeChange.possible(table.get(), each)).isPresent()) {
                facts.traps(table.get().qualifiedName()).ifPresent(traps ->
                        pace(facts, table.get(), column.get(), sequence).ifPresent(pace ->
                                advice.add(advice(facts, table.get(), column.get(), sequence, traps, pace))));
            }
        }
        return advice;
    }

    private static Optional<Pace> pace(SchemaFacts facts, TableFacts table, ColumnFacts column, SequenceFacts sequence) {
        Optional<TableActivity> activity = facts.activity(table.qualifiedName());
        Optional<Duration> counted = activity.flatMap(TableActivity::countedFor).filter(time -> time.compareTo(LEAST_WHILE) >= 0);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        Rows inserted = activity.get().inserted();
        double used = inserted.value() * sequence.step();
        long largest = LARGEST.getOrDefault(column.type(), Long.MAX_VALUE);
        // a sequence that was told to end before its type does ends there whatever the type
        boolean known = inserted.compareTo(LEAST_INSERTED) >= 0 && used <= sequence.last() && sequence.max() >= largest;
        if (!known || Share.of(sequence.last(), largest).atLeast(NumbersNearEnd.LEAST_PART)) {
            return Optional.empty();
        }
        double aDay = used / ((double) counted.get().toSeconds() / Duration.ofDays(1).toSeconds());
        double days = (largest - sequence.last()) / aDay;
        return days > SOON.toDays() ? Optional.empty() : Optional.of(new Pace(sequence.last(), largest, aDay,
                facts.catalog().server().readAt().plus(Duration.ofDays((long) days))));
    }

    private SchemaAdvice advice(
            SchemaFacts facts, TableFacts table, ColumnFacts column, SequenceFacts sequence, TableTraps traps, Pace pace) {
        CatalogFacts catalog = facts.catalog();
        var widening = new WiderKey(catalog, table, column, sequence, traps);
        var change = new TypeChange(table, List.of(TypeChange.Change.cast(column, "bigint")));
        List<Step> steps = widening.beside() ? widening.stepsBeside() : widening.stepsInPlace();
        return new SchemaAdvice(id(), table.qualifiedName(), column.name(), Duration.ZERO, List.of(),
                List.of(Evidence.text("last number used by about", pace.end().atOffset(ZoneOffset.UTC).toLocalDate().toString()),
                        Evidence.text("column", table.qualifiedName() + "." + column.name()),
                        Evidence.text("type", column.type()),
                        Evidence.count("highest number", pace.highest()),
                        Evidence.count("largest possible", pace.largest()),
                        Evidence.count("numbers used a day", Math.round(pace.aDay()))),
                List.of(Evidence.bytes("written anew", change.written(facts.activity(table.qualifiedName())))),
                steps, widening.beside() ? widening.backBeside() : List.of(),
                widening.beside() ? List.of(Doubt.PACE_MAY_CHANGE, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.COLUMN_MOVES_TO_THE_END)
                        : List.of(Doubt.PACE_MAY_CHANGE, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.REWRITES_THE_TABLE));
    }
}
