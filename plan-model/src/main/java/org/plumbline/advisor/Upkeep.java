package org.plumbline.advisor;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.SettingFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.QuotedName;

/// What an index costs the writes of a workload, in the planner's units, so that it can be set against what it saves reads.
///
/// An inserted row is a search in the index and an entry in a leaf, priced as the planner prices a search (`btcostestimate`, selfuncs.c):
/// comparisons, the pages above, `cpu_index_tuple_cost`, and a leaf at `random_page_cost`, unless the rows come in the order of its first
/// key, so that the leaf is the one of the row before. An updated row is that too, where a column of the index is set, and then in every
/// other index of the table besides, as far as updates needed no new entries until then (HOT: `n_tup_hot_upd`). What vacuum does later, and
/// WAL, are left out.
final class Upkeep {
    /// `DEFAULT_PAGE_CPU_MULTIPLIER` (selfuncs.c).
    private static final double OPERATORS_PER_PAGE = 50;
    private static final double ENTRIES_PER_PAGE = 300;
    /// A range's summary seldom changes.
    private static final double NO_ENTRY = 0;
    /// Elements, words or trigrams of a value (our own: it is not in the statistics that are read).
    private static final double ENTRIES_OF_A_VALUE = 8;
    /// Of a column without statistics.
    private static final double NO_ORDER = 0;

    private final CatalogFacts facts;
    private final Map<String, TableWrites> writes;

    Upkeep(List<PlannedQuery> workload, CatalogFacts facts) {
        this.facts = facts;
        this.writes = TableWrites.of(workload, facts);
    }

    /// Of all writes of the workload together; 0 where nothing is written to its table.
    double of(IndexCandidate index) {
        return facts.table(index.schema(), index.table()).map(table -> of(index, table)).orElse(0.0);
    }

    private double of(IndexCandidate index, TableFacts table) {
        TableWrites written = writes.getOrDefault(table.qualifiedName(), TableWrites.NONE);
        double entry = entry(table, first(index)) * switch (index.method()) {
            case "brin" -> NO_ENTRY;
            case "gin" -> ENTRIES_OF_A_VALUE;
            default -> 1;
        };
        double setting = written.setting(columns(index));
        double hot = hotShare(table, written);
        double others = written.updatedRows() - setting;
        return written.inserted() * entry + setting * (entry + hot * entriesOfToday(table)) + others * (1 - hot) * entry;
    }

    private double entriesOfToday(TableFacts table) {
        return table.indexes().stream().filter(IndexFacts::valid)
                .mapToDouble(index -> entry(table, Optional.of(QuotedName.read(index.keys().getFirst().expression())))).sum();
    }

    /// Of updates: how many need no new index entries as things are. As counted; else none where an index has a column that is set.
    private static double hotShare(TableFacts table, TableWrites written) {
        if (table.updates() > 0) {
            return (double) table.hotUpdates() / table.updates();
        }
        Set<String> indexed = table.indexes().stream().flatMap(index -> Stream.concat(
                index.keys().stream().flatMap(key -> columns(key.expression())),
                Stream.concat(index.included().stream(), index.predicate().stream().flatMap(Upkeep::columns)))).collect(Collectors.toSet());
        return written.updatedRows() > 0 ? 1 - written.setting(indexed) / written.updatedRows() : 1;
    }

    private double entry(TableFacts table, Optional<String> firstKey) {
        double rows = Math.max(2, table.rows().value());
        double levels = Math.ceil(Math.log(rows) / Math.log(ENTRIES_PER_PAGE));
        double operator = setting("cpu_operator_cost", 0.0025);
        double correlation = firstKey.flatMap(key -> table.columns().stream().filter(column -> column.name().equals(key)).findFirst())
                .flatMap(ColumnFacts::statistics).map(ColumnStatistics::correlation).orElse(OptionalDouble.empty()).orElse(NO_ORDER);
        return Math.ceil(Math.log(rows) / Math.log(2)) * operator + levels * OPERATORS_PER_PAGE * operator
                + setting("cpu_index_tuple_cost", 0.005) + (1 - correlation * correlation) * setting("random_page_cost", 4);
    }

    private double setting(String name, double otherwise) {
        return facts.server().setting(name).map(SettingFacts::value).map(Double::parseDouble).orElse(otherwise);
    }

    private static Optional<String> first(IndexCandidate index) {
        return Optional.of(index.keys().getFirst()).filter(IndexCandidate.Key::isColumn).map(IndexCandidate.Key::expression);
    }

    /// All that an update may not set without an entry.
    private static Set<String> columns(IndexCandidate index) {
        var columns = new HashSet<>(index.include());
        index.keys().forEach(key -> (key.isColumn() ? Stream.of(key.expression()) : columns(key.expression())).forEach(columns::add));
        index.where().stream().flatMap(Upkeep::columns).forEach(columns::add);
        return columns;
    }

    private static Stream<String> columns(String expression) {
        return ExpressionParser.everyColumn(expression).stream().map(ColumnName::name);
    }
}
