package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Doubt;
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
    /// Their default GiST operator classes have `<->` (documentation, "Built-in GiST Operator Classes"; PostGIS).
    private static final Set<String> PLACES = Set.of("point", "geometry", "geography");
    /// What btree_gist has `<->` for: where a plan has the operator, the extension is there.
    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "real", "double precision", "money", "oid", "date",
            "time without time zone", "timestamp without time zone", "timestamp with time zone", "interval");
    /// The types of pgvector, whose operator classes begin with their names.
    private static final Set<String> VECTORS = Set.of("vector", "halfvec", "sparsevec");
    private static final Set<String> OF_TEXTS = Set.of("<->", "<->>", "<->>>");
    private static final Set<String> OF_TEXTS_EXCHANGED = Set.of("<->", "<<->", "<<<->");
    private static final Set<String> OF_CUBES = Set.of("<->", "<#>", "<=>");

    /// @param method access method
    /// @param operatorClass where the type's default one does not have the operator
    private record Kind(String method, Optional<String> operatorClass) {}

    /// None where rows are not ordered by one distance alone.
    static Optional<DistanceIndex> of(PlanNode scan, List<String> sortKeys) {
        Target target = ScanFigures.target(scan).orElseThrow();
        String alias = target.alias().or(target::relation).orElseThrow();
        return sortKeys.size() != 1 ? Optional.empty() : Distance.of(sortKeys.getFirst())
                .filter(distance -> distance.column().belongsTo(alias))
                .flatMap(distance -> kind(distance).map(kind -> of(target, distance, kind)));
    }

    private static DistanceIndex of(Target target, Distance distance, Kind kind) {
        IndexCandidate.Key column = IndexCandidate.Key.column(distance.column().name());
        IndexCandidate.Key key = kind.operatorClass().map(column::withOperatorClass).orElse(column);
        boolean texts = type(distance).equals("text");
        var doubts = new ArrayList<Doubt>(List.of(Doubt.EXISTING_INDEXES_UNKNOWN));
        if (texts) {
            doubts.add(Doubt.ALIKE_TEXTS_READ_MUCH);
        }
        doubts.add(kind.method().equals("hnsw") ? Doubt.NEAREST_ARE_NEARLY_SO : Doubt.GIN_WRITES_COST_MORE);
        if (distance.castToText()) {
            doubts.add(Doubt.CAST_MAY_HIDE_ANOTHER_TYPE);
        }
        return new DistanceIndex(new IndexCandidate(
                target.schema(), target.relation().orElseThrow(), kind.method(), List.of(key), List.of(), Optional.empty()),
                texts, List.copyOf(doubts));
    }

    private static Optional<Kind> kind(Distance distance) {
        String type = type(distance);
        String operator = distance.operator();
        if (type.equals("text")) {
            return (distance.columnFirst() ? OF_TEXTS : OF_TEXTS_EXCHANGED).contains(operator)
                    ? Optional.of(new Kind("gist", Optional.of("gist_trgm_ops"))) : Optional.empty();
        }
        if (VECTORS.contains(type)) {
            return ofVectors(operator).map(measure -> new Kind("hnsw", Optional.of(type + measure)));
        }
        boolean served = operator.equals("<->")
                ? PLACES.contains(type) || NUMBERS.contains(type) || type.equals("cube")
                : (type.equals("cube") && OF_CUBES.contains(operator)) || (type.equals("geometry") && operator.equals("<#>"));
        return served ? Optional.of(new Kind("gist", Optional.empty())) : Optional.empty();
    }

    private static Optional<String> ofVectors(String operator) {
        return switch (operator) {
            case "<->" -> Optional.of("_l2_ops");
            case "<#>" -> Optional.of("_ip_ops");
            case "<=>" -> Optional.of("_cosine_ops");
            case "<+>" -> Optional.of("_l1_ops");
            default -> Optional.empty();
        };
    }

    /// Without the schema. A number is printed without its type where that is `integer`.
    private static String type(Distance distance) {
        String printed = distance.value().type().orElse("");
        boolean number = printed.isEmpty() && distance.value().text().filter(text -> text.chars().allMatch(Character::isDigit)).isPresent();
        return number ? "integer" : printed.substring(printed.lastIndexOf('.') + 1).replace("\"", "");
    }
}
