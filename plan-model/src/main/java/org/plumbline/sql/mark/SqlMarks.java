package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.sql.block.NotUnderstood;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.block.StatementReader;

/// Which parts of a statement belong to which nodes of its plan. Where that is not sure there is no mark: a part has none, or a node, or,
/// with a reason, the whole statement.
///
/// @param text the statement
/// @param marks in the plan's order
/// @param silence why there are none, as a sentence's end; empty where there may be some
public record SqlMarks(String text, List<Mark> marks, Optional<String> silence) {
    /// Longer ones are generated.
    private static final int LONGEST = 500_000;
    private static final Set<String> PLANNED = Set.of("select", "values", "with", "insert", "update", "delete", "merge", "table", "explain",
            "create", "declare", "prepare");

    public SqlMarks {
        marks = List.copyOf(marks);
    }

    /// Takes tens of milliseconds for what people write, and up to some seconds for generated plans and statements: for a background
    /// thread.
    public static SqlMarks of(String query, Plan plan) {
        if (query.length() > LONGEST) {
            return silent(query, "it has more than " + LONGEST + " characters");
        }
        List<List<Piece>> statements = statements(query);
        if (statements.size() != 1) {
            return silent(query, statements.isEmpty() ? "there is no query in it"
                    : "it has several statements, and which of them this plan is of is not told");
        }
        try {
            List<Mark> marks = new Marking(StatementReader.read(statements.getFirst()), plan).marks();
            return new SqlMarks(query, marks.stream().map(mark -> trimmed(mark, query)).toList(), Optional.empty());
        } catch (NotUnderstood why) {
            return silent(query, why.getMessage());
        } catch (StackOverflowError _) {
            return silent(query, "it is nested too deeply");
        }
    }

    /// A part may end where a subquery begins: without the space between.
    private static Mark trimmed(Mark mark, String query) {
        int end = mark.span().end();
        while (end > mark.span().start() && Character.isWhitespace(query.charAt(end - 1))) {
            end--;
        }
        return end == mark.span().end() ? mark : new Mark(mark.node(), mark.kind(), new Span(mark.span().start(), end));
    }

    private static SqlMarks silent(String query, String why) {
        return new SqlMarks(query, List.of(), Optional.of(why));
    }

    /// Those that have a plan, each up to its semicolon.
    private static List<List<Piece>> statements(String query) {
        var statements = new ArrayList<List<Piece>>();
        var current = new ArrayList<Piece>();
        for (Piece piece : Piece.of(query)) {
            if (piece.is(";")) {
                add(statements, current);
                current.clear();
            } else {
                current.add(piece);
            }
        }
        add(statements, current);
        return statements;
    }

    private static void add(List<List<Piece>> statements, List<Piece> pieces) {
        boolean planned = !pieces.isEmpty() && (pieces.getFirst().is("(")
                || PLANNED.contains(pieces.getFirst().token().text().toLowerCase(Locale.ROOT)));
        if (planned) {
            statements.add(List.copyOf(pieces));
        }
    }

    /// What belongs to each node that has something.
    public Map<NodeId, List<Mark>> byNode() {
        var byNode = new HashMap<NodeId, List<Mark>>();
        marks.forEach(mark -> byNode.computeIfAbsent(mark.node(), _ -> new ArrayList<>()).add(mark));
        return byNode;
    }

    /// The nodes of the smallest marked part at this place, in the plan's order; empty where none is marked.
    public List<NodeId> nodesAt(int place) {
        Optional<Span> smallest = marks.stream().map(Mark::span).filter(span -> span.contains(place))
                .min(Comparator.comparingInt(Span::length));
        return smallest.map(span -> marks.stream().filter(mark -> mark.span().equals(span)).map(Mark::node).distinct().toList())
                .orElse(List.of());
    }
}
