package org.plumbline.schema;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.catalog.SettingFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.QuotedName;

/// A large table is vacuumed when a share of all its rows is dead, or was inserted (PostgreSQL 13 and later): the larger it grows, the more
/// lies about until then, and the longer each round takes (`relation_needs_vacanalyze`, autovacuum.c).
///
///     autovacuum_vacuum_scale_factor 0.2, 50000000 rows: comes at 10000000 dead rows
public final class VacuumComesLate implements SchemaCheck {
    /// Where a fifth of the rows is millions (our own).
    static final Rows LARGE = Rows.rows(10_000_000);
    /// So many dead or new rows are a long round (our own).
    static final Rows MANY = Rows.rows(1_000_000);
    /// Of its rows, written since the counters began: what nobody changes needs no vacuum.
    static final double LEAST_WRITTEN = 0.01;
    private static final double SOONER = 0.02;

    /// What autovacuum counts, and by which setting.
    private enum Counted {
        DEAD("autovacuum_vacuum_scale_factor", "dead rows"),
        INSERTED("autovacuum_vacuum_insert_scale_factor", "new rows");

        private final String setting;
        private final String rows;

        Counted(String setting, String rows) {
            this.setting = setting;
            this.rows = rows;
        }
    }

    @Override
    public String id() {
        return "vacuum-comes-late";
    }

    @Override
    public String title() {
        return "Large tables that autovacuum comes to late";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        return facts.catalog().tables().stream()
                .filter(table -> !table.partitioned() && !table.materialized() && table.rows().compareTo(LARGE) >= 0
                        && table.vacuum().autovacuum())
                .flatMap(table -> facts.activity(table.qualifiedName()).stream().flatMap(activity -> advice(facts, table, activity)))
                .toList();
    }

    private Stream<SchemaAdvice> advice(SchemaFacts facts, TableFacts table, TableActivity activity) {
        double least = LEAST_WRITTEN * table.rows().value();
        double dead = activity.updated().plus(activity.deleted()).value();
        Counted counted = dead >= least ? Counted.DEAD : Counted.INSERTED;
        boolean written = dead >= least || activity.inserted().value() >= least;
        Optional<Rows> threshold = threshold(facts.catalog().server(), table, activity, counted);
        return written ? threshold.filter(rows -> rows.compareTo(MANY) >= 0)
                .map(rows -> advice(facts, table, activity, counted, rows)).stream() : Stream.empty();
    }

    /// How many such rows bring autovacuum; none where that is not known, or was chosen for this table.
    private static Optional<Rows> threshold(ServerFacts server, TableFacts table, TableActivity activity, Counted counted) {
        boolean chosen = activity.options().keySet().stream().anyMatch(option -> option.startsWith("autovacuum_vacuum"));
        Optional<Double> factor = server.setting(counted.setting).map(SettingFacts::value).map(Double::parseDouble);
        // 18 and later
        double most = server.setting("autovacuum_vacuum_max_threshold").map(SettingFacts::value).map(Double::parseDouble)
                .filter(rows -> rows >= 0 && counted == Counted.DEAD).orElse(Double.MAX_VALUE);
        return chosen ? Optional.empty() : factor.filter(share -> share > SOONER)
                .map(share -> Rows.rows(Math.min(most, share * table.rows().value())));
    }

    private SchemaAdvice advice(SchemaFacts facts, TableFacts table, TableActivity activity, Counted counted, Rows threshold) {
        String name = QuotedName.of(table.schema(), table.name());
        Rows now = counted == Counted.DEAD ? table.vacuum().deadRows() : activity.insertedSinceVacuum().orElse(Rows.NONE);
        double factor = threshold.value() / (SOONER * table.rows().value());
        return new SchemaAdvice(id(), table.qualifiedName(), table.name(), Duration.ZERO,
                Concerned.of(facts.statements(table.qualifiedName()).stream()).statements(),
                List.of(Evidence.rows("rows of the table", table.rows()), Evidence.text("what is waited for", counted.rows),
                        Evidence.rows("so many bring autovacuum", threshold), Evidence.rows("so many there are now", now)),
                List.of(Evidence.factor("as many rounds, each shorter", factor)),
                List.of(new Step("Autovacuum comes sooner and has less to do each time.",
                        "ALTER TABLE " + name + " SET (" + counted.setting + " = " + SOONER + ")", Effect.NONE)),
                List.of(new Step("As it was.", "ALTER TABLE " + name + " RESET (" + counted.setting + ")", Effect.NONE)),
                List.of(Doubt.OLD_TRANSACTIONS_HOLD_BACK));
    }
}
