package org.plumbline.index;

import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.Distance;

/// The key of an index that has rows in the order of their distance from a value, which tells by its type which index that is.
///
/// @param method `gist`, or `hnsw` for vectors
/// @param key the column, with an operator class where the default one does not have the operator
/// @param texts it is on the trigrams of texts
public record DistanceKey(String method, IndexCandidate.Key key, boolean texts) {
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

    /// None where no index has that order, or the value's type does not tell.
    public static Optional<DistanceKey> of(Distance distance) {
        IndexCandidate.Key column = IndexCandidate.Key.column(distance.column().name());
        return kind(distance).map(kind -> new DistanceKey(
                kind.method, kind.operatorClass.map(column::withOperatorClass).orElse(column), type(distance).equals("text")));
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
