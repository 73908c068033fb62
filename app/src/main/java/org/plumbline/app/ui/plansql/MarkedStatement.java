package org.plumbline.app.ui.plansql;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.mark.Mark;
import org.plumbline.sql.mark.SqlMarks;

/// Which parts of a statement are whose, and whose parts are which.
///
/// @param byNode what belongs to each node that has something
/// @param byPart the nodes that each part leads to, in the plan's order
/// @param signs likewise, without whole subqueries: those are no sign of one node among many
record MarkedStatement(SqlMarks marks, Map<NodeId, List<Mark>> byNode, Map<Span, List<NodeId>> byPart, Map<Span, List<NodeId>> signs) {
    /// For a background thread, as [SqlMarks#of].
    static MarkedStatement of(String statement, Plan plan) {
        SqlMarks marks = SqlMarks.of(statement, plan);
        return new MarkedStatement(marks, marks.byNode(), byPart(marks, _ -> true), byPart(marks, kind -> kind != Mark.Kind.QUERY));
    }

    private static Map<Span, List<NodeId>> byPart(SqlMarks marks, Predicate<Mark.Kind> wanted) {
        var nodes = new LinkedHashMap<Span, Set<NodeId>>();
        marks.marks().stream().filter(mark -> wanted.test(mark.kind()))
                .forEach(mark -> nodes.computeIfAbsent(mark.span(), _ -> new LinkedHashSet<>()).add(mark.node()));
        var byPart = new LinkedHashMap<Span, List<NodeId>>();
        nodes.forEach((part, its) -> byPart.put(part, List.copyOf(its)));
        return byPart;
    }

    /// The nodes of the smallest part at this place, in the plan's order; empty where there is none.
    List<NodeId> nodesAt(int place) {
        return byPart.keySet().stream().filter(span -> span.contains(place)).min(Comparator.comparingInt(Span::length))
                .map(byPart::get).orElse(List.of());
    }

    /// The parts that are a sign of any of these nodes.
    ///
    /// @param nodes by their index
    List<Span> partsOf(BitSet nodes) {
        return nodes.isEmpty() ? List.of() : signs.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(node -> nodes.get(node.index())))
                .map(Map.Entry::getKey).toList();
    }
}
