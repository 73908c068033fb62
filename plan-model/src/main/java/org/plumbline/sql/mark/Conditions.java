package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.PlainExpression.SubQuery;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// Finds the terms of a statement that a plan prints as its nodes' conditions. A term is told where it is the only one that can be meant.
final class Conditions {
    /// Different texts of conditions that are looked at; more are generated.
    private static final int MOST_TEXTS = 5_000;
    /// Terms that are compared with them.
    private static final int MOST_TERMS = 2_000;

    /// One comparison of the statement.
    private record Term(Span span, QueryBlock owner, PlainExpression meaning) {}

    /// Conditions of the same text and the same table have the same terms: those of thousands of partitions.
    private record Printed(String text, Optional<Reference> of) {}

    /// A printed comparison, and where the statement says it.
    record Found(PlainExpression printed, Span span) {}

    private final Meaning meaning;
    private final Places places;
    private final List<Term> terms = new ArrayList<>();
    private final Map<Printed, List<Found>> found = new HashMap<>();

    Conditions(QueryBlock statement, Meaning meaning, Places places) {
        this.meaning = meaning;
        this.places = places;
        for (QueryBlock block : statement.all()) {
            block.conditions().forEach(part -> add(part, block));
            block.having().forEach(part -> add(part, block));
        }
    }

    private void add(QueryPart part, QueryBlock block) {
        if (terms.size() >= MOST_TERMS) {
            return;
        }
        for (PlainExpression each : meaning.terms(part)) {
            terms.add(new Term(part.span(), block, each));
            if (each instanceof Call(String name, List<PlainExpression> sides) && name.equals("= any")
                    && sides.get(1) instanceof SubQuery) {
                inSubquery(part, block, sides.getFirst());
            }
        }
    }

    /// `x IN (SELECT y ...)` may have become a join, which compares x with y; so may `(x, z) IN (SELECT y, w ...)`.
    private void inSubquery(QueryPart part, QueryBlock block, PlainExpression subject) {
        List<QueryBlock> inside = block.inner().stream()
                .filter(inner -> inner.role() == Role.PREDICATE && part.span().covers(inner.span())).toList();
        List<PlainExpression> subjects = subject instanceof Call(String name, List<PlainExpression> row) && name.equals("row") ? row
                : List.of(subject);
        if (inside.size() != 1 || inside.getFirst().core().star() || inside.getFirst().core().selected().size() != subjects.size()) {
            return;
        }
        var span = new Span(part.span().start(), inside.getFirst().span().start());
        for (int i = 0; i < subjects.size(); i++) {
            PlainExpression left = subjects.get(i);
            meaning.of(inside.getFirst().core().selected().get(i))
                    .ifPresent(item -> terms.add(new Term(span, block, new Call("=", List.of(left, item)))));
        }
    }

    /// Where the statement says what this node checks.
    ///
    /// @param alias of the scan, whose columns are printed without it
    Set<Span> of(PlanNode node, Optional<String> alias) {
        var spans = new LinkedHashSet<Span>();
        for (String text : PrintedParts.conditions(node.operation())) {
            found(text, alias).forEach(each -> spans.add(each.span()));
        }
        return spans;
    }

    List<Found> found(String text, Optional<String> alias) {
        var key = new Printed(text, alias.flatMap(places::of));
        List<Found> known = found.get(key);
        if (known == null && found.size() < MOST_TEXTS) {
            known = find(text, alias, key.of());
            found.put(key, known);
        }
        return known == null ? List.of() : known;
    }

    private List<Found> find(String text, Optional<String> alias, Optional<Reference> of) {
        var spans = new ArrayList<Found>();
        for (PlainExpression printed : meaning.termsOfPlan(text, alias)) {
            Optional<Span> span = printed.readsColumns() ? only(printed) : of.flatMap(scanned -> subPlan(printed, scanned.owner()));
            span.ifPresent(each -> spans.add(new Found(printed, each)));
        }
        return spans;
    }

    private Optional<Span> only(PlainExpression printed) {
        var same = new LinkedHashSet<Span>();
        var likely = new LinkedHashSet<Span>();
        for (Term term : terms) {
            switch (Likeness.of(printed, term.meaning())) {
                case SAME -> same.add(term.span());
                case LIKELY -> likely.add(term.span());
                case NONE -> { }
            }
        }
        return same.size() == 1 ? Optional.of(same.getFirst())
                : same.isEmpty() && likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
    }

    /// EXISTS or IN of a scan's own block that stayed a SubPlan.
    private Optional<Span> subPlan(PlainExpression printed, QueryBlock owner) {
        boolean negated = printed instanceof Call(String name, List<PlainExpression> inner) && name.equals("not")
                && inner.getFirst() instanceof SubQuery;
        if (!negated && !(printed instanceof SubQuery)) {
            return Optional.empty();
        }
        List<Span> asking = terms.stream().filter(term -> term.owner() == owner && asks(term.meaning(), negated)).map(Term::span)
                .distinct().toList();
        return asking.size() == 1 ? Optional.of(asking.getFirst()) : Optional.empty();
    }

    private static boolean asks(PlainExpression said, boolean negated) {
        if (!(said instanceof Call(String name, List<PlainExpression> inner)) || !(inner.getLast() instanceof SubQuery || negated)) {
            return false;
        }
        boolean notExists = name.equals("not") && inner.getFirst() instanceof Call(String exists, List<PlainExpression> _)
                && exists.equals("exists");
        return negated ? notExists || (name.equals("<> all") && inner.getLast() instanceof SubQuery)
                : name.equals("exists") || name.equals("= any");
    }
}
