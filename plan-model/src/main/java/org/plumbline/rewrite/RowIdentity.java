package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Whether some columns tell the rows of a FROM and WHERE apart: a key of each table is among them, or follows from them, as that of
/// a customer does from an order's `customer_id`.
final class RowIdentity {
    private RowIdentity() {}

    /// Whether the catalogue says that they do; adds what that rests on.
    ///
    /// @param references those of the FROM that make rows
    /// @param known columns of which rows that are the same have the same values
    static boolean isKnownBy(
            Original original, PlainSelect select, List<Reference> references, Set<Bound> known, List<Condition> conditions) {
        Set<Bound> pinned = pinned(original, select);
        Set<Bound> fixed = new LinkedHashSet<>(known);
        fixed.addAll(pinned);
        var needed = new ArrayList<Condition>();
        Set<Reference> told = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Reference reference : references) {
                if (!told.contains(reference) && Keys.holds(original, reference, fixed, pinned, needed)) {
                    told.add(reference);
                    fixed.addAll(columns(original, reference));
                    more = true;
                }
            }
            more |= spread(original, select.block(), fixed, needed);
        }
        if (told.containsAll(references)) {
            needed.stream().distinct().filter(condition -> !conditions.contains(condition)).forEach(conditions::add);
            return true;
        }
        return false;
    }

    /// All of a reference.
    static List<Bound> columns(Original original, Reference reference) {
        return original.names().columns(reference).orElse(List.of()).stream().map(column -> new Bound(reference, column)).toList();
    }

    /// Columns that WHERE holds equal to a constant or a parameter.
    private static Set<Bound> pinned(Original original, PlainSelect select) {
        var pinned = new LinkedHashSet<Bound>();
        for (QueryPart term : select.block().whereTerms()) {
            if (original.shape(term.span()) instanceof Shape.Compared compared && compared.operator().equals("=")) {
                pin(original, select.block(), compared.left(), compared.right()).ifPresent(pinned::add);
                pin(original, select.block(), compared.right(), compared.left()).ifPresent(pinned::add);
            }
        }
        return pinned;
    }

    private static Optional<Bound> pin(Original original, QueryBlock block, Span column, Span value) {
        boolean constant = original.shape(value) instanceof Shape.Literal || original.shape(value) instanceof Shape.Parameter;
        return constant && original.shape(column) instanceof Shape.Column named ? original.names().bind(named, block) : Optional.empty();
    }

    /// From columns to those that are equal to them: in WHERE and inner joins both ways, in an outer join to the side that it adds.
    private static boolean spread(Original original, QueryBlock block, Set<Bound> fixed, List<Condition> needed) {
        boolean more = false;
        for (QueryPart part : block.conditions()) {
            if (part.among().isEmpty() && original.shape(part.span()) instanceof Shape.Compared compared && compared.operator().equals("=")
                    && original.shape(compared.left()) instanceof Shape.Column left
                    && original.shape(compared.right()) instanceof Shape.Column right) {
                Optional<Bound> one = original.names().bind(left, block);
                Optional<Bound> two = original.names().bind(right, block);
                var alike = new ArrayList<Condition>();
                if (one.isPresent() && two.isPresent() && AlikeTypes.of(original, one.get(), two.get(), alike)) {
                    Optional<Join> join = block.joins().stream()
                            .filter(each -> each.condition().filter(on -> on.covers(part.span())).isPresent()).findFirst();
                    boolean onwards = fixed.contains(one.get()) && reaches(join, two.get()) && fixed.add(two.get());
                    boolean back = fixed.contains(two.get()) && reaches(join, one.get()) && fixed.add(one.get());
                    needed.addAll(onwards || back ? alike : List.of());
                    more |= onwards || back;
                }
            }
        }
        return more;
    }

    private static boolean reaches(Optional<Join> join, Bound to) {
        return join.isEmpty() || join.get().kind() == Join.Kind.INNER
                || (join.get().kind() == Join.Kind.LEFT && join.get().right().contains(to.reference()));
    }
}
