package org.plumbline.advisor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.BtreeKeys;
import org.plumbline.index.ColumnShares;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.ConstantTerm;

/// B-trees on the few rows for which constants of a statement hold, by what else it asks of them: the orders of a state that few are in,
/// by their time, as a queue is read.
final class PartialIndexes {
    /// Of a table's rows: more of them make an index that is no smaller to speak of (our own).
    private static final double RARE = 0.05;
    /// A column of more values tells rows apart rather than kinds of rows: the next statement asks for another one (our own).
    private static final double MOST_VALUES = 20;

    private PartialIndexes() {}

    static Set<IndexCandidate> of(TableUse use) {
        List<ConstantTerm> rare = use.constants().stream()
                .filter(term -> BtreeKeys.isHarmless(term.sql()) && isKind(term, use.table()))
                .filter(term -> ColumnShares.of(use.table(), term).orElse(1) <= RARE).toList();
        if (rare.isEmpty()) {
            return Set.of();
        }
        String where = rare.stream().map(ConstantTerm::sql).distinct().collect(Collectors.joining(" AND "));
        Set<String> fixed = rare.stream().map(term -> term.column().name()).collect(Collectors.toSet());
        var indexes = new LinkedHashSet<IndexCandidate>();
        for (IndexCandidate index : CandidateIndexes.of(use.without(fixed))) {
            if (index.include().isEmpty()) {
                indexes.add(index.where(index.keys(), where));
            }
        }
        if (indexes.isEmpty()) {
            TableFacts table = use.table();
            IndexableColumn.of(table, rare.getFirst().column().name()).ifPresent(column -> indexes.add(new IndexCandidate(
                    Optional.of(table.schema()), table.name(), "btree", List.of(IndexCandidate.Key.column(column.name())), List.of(),
                    Optional.of(where))));
        }
        return indexes;
    }

    /// The same rows are asked for again and again, whoever asks. A range is another one tomorrow.
    private static boolean isKind(ConstantTerm term, TableFacts table) {
        Optional<ColumnStatistics> known = ColumnShares.statistics(table, term.column().name());
        double values = known.map(each -> each.distinctOf(table.rows()).value()).orElse(Double.MAX_VALUE);
        return switch (term.shape()) {
            case FLAG, NULL, NOT_NULL -> known.isPresent();
            case WORD, VALUE -> values > 0 && values <= MOST_VALUES;
            case RANGE -> false;
        };
    }
}
