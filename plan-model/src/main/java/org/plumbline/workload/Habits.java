package org.plumbline.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.StatementFacts;
import org.plumbline.sql.ArrayInsert;
import org.plumbline.sql.KeyLookup;
import org.plumbline.sql.SingleInsert;

/// Finds look-ups and inserts that an application sends row by row. A statement that cannot be parsed is passed over.
public final class Habits {
    /// Rows that one INSERT may well take (our own: PgJDBC's `reWriteBatchedInserts` takes up to 128).
    static final long ROWS_PER_BATCH = 100;

    private Habits() {}

    /// The tables into which statements of one row go so often that they are a habit, as these name them.
    public static List<String> insertedTables(List<StatementCounters> statements) {
        return statements.stream().filter(each -> !each.nested() && RowByRow.isOften(each.facts()))
                .flatMap(each -> SingleInsert.of(each.text()).flatMap(SingleInsert::arrays).stream()).map(ArrayInsert::table)
                .distinct().toList();
    }

    /// The habits seen in this workload, those that cost most first. Statements run in functions need no round trips and do not count.
    public static List<Habit> of(WorkloadSnapshot workload) {
        Duration roundTrip = workload.roundTrip().orElse(RowByRow.USUAL_ROUND_TRIP);
        var statements = new IdentityHashMap<StatementFacts, StatementCounters>();
        List<StatementFacts> facts = new ArrayList<>();
        for (StatementCounters each : workload.statements()) {
            if (!each.nested() && !OwnStatements.contains(each.text())) {
                StatementFacts fact = each.facts();
                statements.put(fact, each);
                facts.add(fact);
            }
        }
        var habits = new ArrayList<Habit>();
        for (StatementFacts each : facts.stream().filter(RowByRow::isOften).toList()) {
            StatementCounters statement = statements.get(each);
            Optional<KeyLookup> lookup = KeyLookup.of(each.text());
            if (lookup.isPresent()) {
                RowByRow.list(facts, each).ifPresent(list -> {
                    long trips = RowByRow.needless(each, list);
                    habits.add(new Habit.LookUpForEachRow(statement, statements.get(list), trips, roundTrip.multipliedBy(trips),
                            lookup.get().together(), lookup.get().joinedTo(list.text())));
                });
            } else {
                SingleInsert.of(each.text()).ifPresent(insert -> {
                    long trips = each.calls() - each.calls() / ROWS_PER_BATCH;
                    habits.add(new Habit.InsertForEachRow(
                            statement, trips, roundTrip.multipliedBy(trips), insert.rows(),
                            insert.arrays().flatMap(workload::typed), insert.copy()));
                });
            }
        }
        habits.sort(Comparator.comparing(Habit::waiting).reversed());
        return List.copyOf(habits);
    }
}
