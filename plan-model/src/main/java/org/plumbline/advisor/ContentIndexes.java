package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.GinKey;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;

/// GIN for what documents, lists and texts contain, GiST for ranges. One column's index is for all operators that a statement has for it:
/// the class for `@>` alone only where nothing else is asked. `value = ANY (list)` is answered by none of them.
final class ContentIndexes {
    private ContentIndexes() {}

    static Set<IndexCandidate> of(TableUse use) {
        TableFacts table = use.table();
        Map<String, List<GinKey>> byKey = new LinkedHashMap<>();
        for (Comparison comparison : use.comparisons()) {
            GinKey.of(comparison).or(() -> GinKey.ofTrigrams(comparison)).or(() -> ofRange(comparison, table))
                    .filter(key -> key.key().isColumn() || ImmutableKey.is(key.key(), table))
                    .ifPresent(key -> byKey.computeIfAbsent(key.key().expression(), _ -> new ArrayList<>()).add(key));
        }
        var indexes = new LinkedHashSet<IndexCandidate>();
        for (List<GinKey> keys : byKey.values()) {
            GinKey serving = keys.stream().filter(key -> key.key().operatorClass().isEmpty()).findFirst().orElse(keys.getFirst());
            indexes.add(new IndexCandidate(
                    Optional.of(table.schema()), table.name(), serving.method(), List.of(serving.key()), List.of(), Optional.empty()));
        }
        return indexes;
    }

    /// A range that has one value in it: then the value's type tells nothing, but the column's does.
    private static Optional<GinKey> ofRange(Comparison comparison, TableFacts table) {
        return comparison.operator().equals("@>") && comparison.other() instanceof Operand.Value
                && comparison.subject() instanceof Operand.OfColumn(var column, boolean _) && type(table, column.name()).endsWith("range")
                ? Optional.of(new GinKey("gist", IndexCandidate.Key.column(column.name()))) : Optional.empty();
    }

    private static String type(TableFacts table, String column) {
        return table.columns().stream().filter(each -> each.name().equals(column)).map(ColumnFacts::type).findFirst().orElse("");
    }
}
