package org.plumbline.schema;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.rule.UpdatesNotHot;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.ChangedColumns;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.QuotedName;

/// Updates find no room for the new version of a row in its page, so that each writes an entry into every index (no heap-only tuple,
/// README.HOT). Room helps only where no index has a column that the updates set.
///
///     pg_stat_user_tables: n_tup_upd 8200000, n_tup_hot_upd 410000; fillfactor 100
public final class RoomForHotUpdates implements SchemaCheck {
    private static final int FULL = 100;
    private static final int ROOMY = 85;

    @Override
    public String id() {
        return "room-for-hot-updates";
    }

    @Override
    public String title() {
        return "Updates that find no room in their page";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        return facts.catalog().tables().stream().filter(UpdatesNotHot::isCold)
                .filter(table -> !table.partitioned() && table.fillFactor() > ROOMY && !setsIndexed(facts, table))
                .map(table -> advice(facts, table)).toList();
    }

    private SchemaAdvice advice(SchemaFacts facts, TableFacts table) {
        List<StatementUse> updates = facts.statements(table.qualifiedName()).stream().filter(use -> isUpdate(use, table))
                .sorted(Comparator.comparing(StatementUse::time).reversed()).toList();
        String name = QuotedName.of(table.schema(), table.name());
        return new SchemaAdvice(id(), table.qualifiedName(), table.name(),
                updates.stream().map(StatementUse::time).reduce(Duration.ZERO, Duration::plus), updates,
                List.of(Evidence.rows("updated rows", Rows.rows(table.updates())),
                        Evidence.share("share that went the short way", Share.of(table.hotUpdates(), table.updates())),
                        Evidence.count("indexes", table.indexes().size()),
                        Evidence.count("percent of a page that inserts fill", table.fillFactor())),
                List.of(Evidence.share("more pages", Share.of(table.fillFactor() - ROOMY, ROOMY))),
                List.of(new Step("New pages keep room for the next version of their rows.",
                                "ALTER TABLE " + name + " SET (fillfactor = " + ROOMY + ")", Effect.SHORT_LOCK)),
                List.of(new Step("As it was.", table.fillFactor() == FULL ? "ALTER TABLE " + name + " RESET (fillfactor)"
                        : "ALTER TABLE " + name + " SET (fillfactor = " + table.fillFactor() + ")", Effect.SHORT_LOCK)),
                List.of(Doubt.OLD_TRANSACTIONS_HOLD_BACK));
    }

    private static boolean isUpdate(StatementUse use, TableFacts table) {
        return use.of(table.qualifiedName()).filter(each -> each.access() == TableUse.Access.UPDATE).isPresent();
    }

    /// Whether updates of the workload set a column of an index, or are not known: then room does not help.
    private static boolean setsIndexed(SchemaFacts facts, TableFacts table) {
        List<StatementUse> updates = facts.statements(table.qualifiedName()).stream().filter(use -> isUpdate(use, table)).toList();
        Set<String> indexed = new HashSet<>();
        for (IndexFacts index : table.indexes()) {
            Stream.concat(index.keys().stream().map(IndexFacts.Key::expression), index.predicate().stream())
                    .flatMap(expression -> ExpressionParser.everyColumn(expression).stream()).forEach(column -> indexed.add(column.name()));
            indexed.addAll(index.included());
        }
        return updates.isEmpty() || updates.stream().anyMatch(use -> ChangedColumns.of(use.statement().text())
                .map(columns -> columns.stream().anyMatch(indexed::contains)).orElse(true));
    }
}
