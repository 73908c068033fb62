package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether values of two columns are equal to each other where they are equal among themselves: a bigint may be equal to a floating-point
/// number that another bigint is equal to as well, and a citext to texts that are not equal.
final class AlikeTypes {
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("smallint", "integer", "bigint", "numeric"), Set.of("text", "character varying"), Set.of("real", "double precision"));
    /// Of which `=` says something else than GROUP BY, or nothing.
    private static final Set<String> ODD = Set.of("json", "xml", "point", "box", "circle", "path", "lseg", "line", "polygon");

    private AlikeTypes() {}

    /// Adds a condition where the catalogue does not know.
    static boolean of(Original original, Bound one, Bound two, List<Condition> conditions) {
        if (!Names.isStored(one.reference()) || !Names.isStored(two.reference())) {
            return false;
        }
        Optional<String> first = type(original, one);
        Optional<String> second = type(original, two);
        if (first.isPresent() && second.isPresent()) {
            Set<String> both = Set.copyOf(List.of(first.get(), second.get()).stream().distinct().toList());
            return (both.size() == 1 && !ODD.contains(first.get())) || ALIKE.stream().anyMatch(kind -> kind.containsAll(both));
        }
        conditions.add(Condition.toVouch(new Demand.SameType(table(original, one), one.column(), table(original, two), two.column())));
        return true;
    }

    private static Optional<String> type(Original original, Bound bound) {
        return original.names().table(bound.reference()).flatMap(table -> table.column(bound.column()))
                .map(column -> TypedColumn.plain(column.type()));
    }

    /// As conditions name it.
    static String table(Original original, Bound bound) {
        return original.names().table(bound.reference()).map(Schema.Table::qualifiedName).orElse(bound.reference().name());
    }
}
