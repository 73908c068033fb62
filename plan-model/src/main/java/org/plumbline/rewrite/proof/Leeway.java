package org.plumbline.rewrite.proof;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.rewrite.Demand;

/// What made-up values may be, beyond what the tables promise.
///
/// @param distinctMembers the members of an array never have the same values again, and none is NULL
/// @param extremes now and then the ends of types too
/// @param endlessDays places of parameters that are `infinity` now and then
/// @param beforeChrist columns with times before Christ now and then
record Leeway(boolean distinctMembers, boolean extremes, Set<Integer> endlessDays, List<Demand.AfterChrist> beforeChrist) {
    Leeway {
        endlessDays = Set.copyOf(endlessDays);
        beforeChrist = List.copyOf(beforeChrist);
    }

    /// By what is assumed, and against what is open.
    static Leeway of(Pair pair) {
        List<String> names = pair.original().names();
        return new Leeway(pair.assumed().stream().anyMatch(demand -> demand instanceof Demand.DistinctMembers),
                Stream.concat(pair.assumed().stream(), pair.open().stream()).allMatch(Leeway::isOfKeys),
                IntStream.range(0, names.size()).boxed().filter(place -> pair.open().stream().anyMatch(demand ->
                        demand instanceof Demand.OrdinaryDay(String value) && isCalled(value, names.get(place))))
                        .collect(Collectors.toSet()),
                pair.open().stream().filter(Demand.AfterChrist.class::isInstance).map(Demand.AfterChrist.class::cast).toList());
    }

    /// Whether a placeholder as a statement has it, `$1` or `:day`, is that parameter.
    static boolean isCalled(String placeholder, String name) {
        return placeholder.substring(1).equals(name);
    }

    boolean reachesBeforeChrist(Replica.Table table, Replica.Column column) {
        return beforeChrist.stream().anyMatch(demand -> demand.column().equals(column.name()) && table.isCalled(demand.table()));
    }

    /// Conditions on single values are not known to hold at the ends of types.
    private static boolean isOfKeys(Demand demand) {
        return switch (demand) {
            case Demand.NotNull _, Demand.Unique _, Demand.RowReferredTo _, Demand.DistinctMembers _, Demand.ProgramChanges _,
                    Demand.QuietBetweenPages _, Demand.OneTransaction _ -> true;
            default -> false;
        };
    }
}
