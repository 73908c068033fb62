package org.plumbline.rewrite;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.Reference;

/// Whether some columns tell the rows of a table apart.
final class Keys {
    private Keys() {}

    /// Whether the catalogue says that they do, none of the key's columns being NULL; adds what that rests on.
    static boolean holds(Original original, Reference reference, Collection<Bound> columns, List<Condition> conditions) {
        return holds(original, reference, columns, Set.of(), conditions);
    }

    /// @param pinned further columns, each equal to something in all rows, and so not NULL
    static boolean holds(
            Original original, Reference reference, Collection<Bound> columns, Set<Bound> pinned, List<Condition> conditions) {
        Optional<Schema.Table> table = original.names().table(reference);
        Set<String> names = names(reference, columns);
        Set<String> equal = names(reference, pinned);
        names.addAll(equal);
        Optional<Schema.Key> key = table.flatMap(known -> known.keys().stream()
                .filter(each -> names.containsAll(each.columns()))
                .filter(each -> each.columns().stream().allMatch(column -> known.isNotNull(column) || equal.contains(column))).findFirst());
        key.ifPresent(found -> {
            add(conditions, Condition.holds(new Demand.Unique(table.get().qualifiedName(), found.columns())));
            found.columns().stream().filter(column -> !equal.contains(column))
                    .forEach(column -> add(conditions, Condition.holds(new Demand.NotNull(table.get().qualifiedName(), column))));
        });
        return key.isPresent();
    }

    private static Set<String> names(Reference reference, Collection<Bound> columns) {
        return columns.stream().filter(bound -> bound.reference().equals(reference)).map(Bound::column)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Likewise where the person has to say it.
    ///
    /// @param columns one at least
    /// @param pinned further ones, each equal to something in all rows
    /// @return whether it can be said: of columns of a table whose rows no outer join adds
    static boolean toVouch(
            Original original, Reference reference, Collection<Bound> columns, Set<Bound> pinned, List<Condition> conditions) {
        boolean own = !columns.isEmpty() && Stream.concat(columns.stream(),
                pinned.stream()).allMatch(bound -> bound.reference().equals(reference));
        if (!own || !Names.isStored(reference)) {
            return false;
        }
        String name = AlikeTypes.table(original, columns.iterator().next());
        boolean never = columns.stream().filter(bound -> !pinned.contains(bound))
                .allMatch(bound -> NullDemands.ofColumn(original.names(), bound, conditions));
        if (never) {
            var key = names(reference, columns);
            key.addAll(names(reference, pinned));
            add(conditions, Condition.toVouch(new Demand.Unique(name, List.copyOf(key))));
        }
        return never;
    }

    /// Whether an outer join may put NULLs in place of its rows.
    static boolean mayBeMissing(Reference reference) {
        return reference.owner().joins().stream().anyMatch((Join join) -> join.makesNull(reference));
    }

    private static void add(List<Condition> conditions, Condition condition) {
        if (!conditions.contains(condition)) {
            conditions.add(condition);
        }
    }
}
