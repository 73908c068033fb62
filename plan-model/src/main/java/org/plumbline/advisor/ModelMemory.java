package org.plumbline.advisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Condition;
import org.plumbline.sql.ConstantTerm;

/// What one [ModelWhatIf] reckoned for earlier questions: a search asks thousands of them, about the same indexes. Bounded; what was not
/// asked for longest is forgotten.
final class ModelMemory {
    private static final int MOST = 20_000;

    private final int major;
    private final Map<Sized, ModelledIndex> sizes = bounded();
    private final Map<String, List<ConstantTerm>> predicates = bounded();
    private final Map<Part, Double> parts = bounded();

    /// @param major version of the server
    ModelMemory(int major) {
        this.major = major;
    }

    private record Sized(IndexCandidate index, String table, double share) {}

    private record Part(String table, String predicate) {}

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }

    private static <K, V> V known(Map<K, V> map, K key, Function<K, V> reckoned) {
        V before = map.get(key);
        if (before != null) {
            return before;
        }
        V now = reckoned.apply(key);
        map.put(key, now);
        return now;
    }

    /// @param share of the table's rows that are in it
    ModelledIndex size(IndexCandidate index, TableFacts table, double share) {
        return known(sizes, new Sized(index, table.qualifiedName(), share), _ -> ModelledIndex.of(index, table, share, major));
    }

    /// The terms of a partial index's predicate.
    List<ConstantTerm> terms(String predicate) {
        return known(predicates, predicate, text -> ConstantTerm.among(new Condition(text)));
    }

    /// The share of a table's rows that are in an index with this predicate.
    double part(TableFacts table, String predicate) {
        return known(parts, new Part(table.qualifiedName(), predicate), _ -> ModelledScan.share(table, predicate));
    }
}
