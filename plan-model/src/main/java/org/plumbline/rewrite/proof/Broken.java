package org.plumbline.rewrite.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Schema;

/// Which conditions an instance does not keep.
final class Broken {
    private static final Set<String> NO_ORDINARY_DAYS = Set.of("infinity", "-infinity");
    private static final String BEFORE_CHRIST = " BC";

    private Broken() {}

    /// Those of the pair's open ones that its values do not keep. What a CHECK refuses is among these values, and not in the tables.
    static List<Demand> by(Instance instance, Pair pair) {
        return pair.open().stream().filter(demand -> breaks(instance, pair, demand)).toList();
    }

    /// Those of them that were not true of what was in the tables.
    static List<Demand> surelyBy(Instance instance, Pair pair) {
        boolean leavesOut = instance.replica().tables().stream().anyMatch(table -> !table.checks().isEmpty());
        return by(instance, pair).stream()
                .filter(demand -> !leavesOut || demand instanceof Demand.DistinctMembers || demand instanceof Demand.OrdinaryDay).toList();
    }

    private static boolean breaks(Instance instance, Pair pair, Demand demand) {
        return switch (demand) {
            case Demand.NotNull(String table, String column) -> any(instance, table, column, Optional::isEmpty);
            case Demand.AfterChrist(String table, String column) ->
                    any(instance, table, column, value -> value.filter(text -> text.endsWith(BEFORE_CHRIST)).isPresent());
            case Demand.Unique(String table, List<String> columns) -> hasTwins(instance, table, columns);
            case Demand.RowReferredTo(String table, List<String> columns, String referred, List<String> referredColumns) ->
                    !instance.keeps(table, new Schema.ForeignKey(columns, referred, referredColumns));
            case Demand.DistinctMembers _ -> instance.members().stream().anyMatch(member -> member.stream().anyMatch(Optional::isEmpty))
                    || new HashSet<>(instance.members()).size() < instance.members().size();
            case Demand.OrdinaryDay(String value) -> isEndless(instance, pair.original().names(), value);
            default -> false;
        };
    }

    private static boolean isEndless(Instance instance, List<String> names, String placeholder) {
        for (int i = 0; i < Math.min(names.size(), instance.parameters().size()); i++) {
            if (Leeway.isCalled(placeholder, names.get(i)) && instance.parameters().get(i).filter(NO_ORDINARY_DAYS::contains).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(Instance instance, String table, String column, Predicate<Optional<String>> value) {
        List<Replica.Table> tables = instance.replica().tables();
        for (int i = 0; i < tables.size(); i++) {
            int place = tables.get(i).isCalled(table) ? tables.get(i).place(column) : -1;
            boolean given = place >= 0 && tables.get(i).columns().get(place).generated().isEmpty();
            if (given && instance.rows().get(i).stream().anyMatch(row -> value.test(row.get(place)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTwins(Instance instance, String table, List<String> columns) {
        List<Replica.Table> tables = instance.replica().tables();
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).isCalled(table)) {
                List<Integer> places = columns.stream().map(tables.get(i)::place).toList();
                var seen = new HashSet<List<Optional<String>>>();
                if (!instance.rows().get(i).stream().map(row -> places.stream().map(row::get).toList())
                        .filter(values -> values.stream().allMatch(Optional::isPresent)).allMatch(seen::add)) {
                    return true;
                }
            }
        }
        return false;
    }
}
