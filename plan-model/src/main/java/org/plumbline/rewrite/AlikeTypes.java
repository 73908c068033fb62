package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether values of two columns are equal to each other where they are equal among themselves: a bigint may be equal to a floating-point
/// number that another bigint is equal to as well, and a citext to texts that are not equal.
final class AlikeTypes {
    private static final Set<String> EXACT = Set.of("smallint", "integer", "bigint", "numeric");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final List<Set<String>> ALIKE = List.of(EXACT, FLOATS, Set.of("text", "character varying"));
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
            return are(first.get(), second.get());
        }
        conditions.add(Condition.toVouch(new Demand.SameType(table(original, one), one.column(), table(original, two), two.column())));
        return true;
    }

    /// Whether values of two types are.
    ///
    /// @param one as [TypedColumn#plain] has it
    static boolean are(String one, String other) {
        return (one.equals(other) && !ODD.contains(one)) || ALIKE.stream().anyMatch(kind -> kind.contains(one) && kind.contains(other));
    }

    static boolean isExactNumber(String type) {
        return EXACT.contains(type);
    }

    static boolean isFloat(String type) {
        return FLOATS.contains(type);
    }

    /// A column's, as [TypedColumn#plain] has it; none where the catalogue does not know.
    static Optional<String> type(Original original, Bound bound) {
        return original.names().table(bound.reference()).flatMap(table -> table.column(bound.column()))
                .map(column -> TypedColumn.plain(column.type()));
    }

    /// As conditions name it.
    static String table(Original original, Bound bound) {
        return original.names().table(bound.reference()).map(Schema.Table::qualifiedName).orElse(bound.reference().name());
    }
}
