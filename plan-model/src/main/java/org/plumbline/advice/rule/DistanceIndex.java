package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Doubt;
import org.plumbline.index.DistanceKey;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.Distance;

/// The index that has a table's rows in the order of their distance from a value. The type of the value tells which one; where it does
/// not, there is none.
///
/// @param index what to build
/// @param texts it is on the trigrams of texts
/// @param doubts about it
record DistanceIndex(IndexCandidate index, boolean texts, List<Doubt> doubts) {
    /// None where rows are not ordered by one distance alone.
    static Optional<DistanceIndex> of(PlanNode scan, List<String> sortKeys) {
        Target target = ScanFigures.target(scan).orElseThrow();
        String alias = target.alias().or(target::relation).orElseThrow();
        return sortKeys.size() != 1 ? Optional.empty() : Distance.of(sortKeys.getFirst())
                .filter(distance -> distance.column().belongsTo(alias))
                .flatMap(distance -> DistanceKey.of(distance).map(key -> of(target, distance, key)));
    }

    private static DistanceIndex of(Target target, Distance distance, DistanceKey key) {
        var doubts = new ArrayList<Doubt>(List.of(Doubt.EXISTING_INDEXES_UNKNOWN));
        if (key.texts()) {
            doubts.add(Doubt.ALIKE_TEXTS_READ_MUCH);
        }
        doubts.add(key.method().equals("hnsw") ? Doubt.NEAREST_ARE_NEARLY_SO : Doubt.GIN_WRITES_COST_MORE);
        if (distance.castToText()) {
            doubts.add(Doubt.CAST_MAY_HIDE_ANOTHER_TYPE);
        }
        return new DistanceIndex(new IndexCandidate(
                target.schema(), target.relation().orElseThrow(), key.method(), List.of(key.key()), List.of(), Optional.empty()),
                key.texts(), List.copyOf(doubts));
    }
}
