package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    /// Terms that are compared with them.
    private static final int MOST_TERMS = 2_000;

    /// One comparison of the statement.
    ///
    /// @param joined it is what an IN is compared by, if it became a join
    private record Term(Span span, QueryBlock owner, PlainExpression meaning, boolean joined) {}

    /// A printed comparison, and where the statement says it.
    ///
    /// @param only in whose plan; none where its columns tell that
    record Found(PlainExpression printed, Span span, Optional<QueryBlock> only) {}

    private final Meaning meaning;
    private final List<Term> terms = new ArrayList<>();
    private final Map<Meaning.Printed, List<Found>> found = new HashMap<>();

    Conditions(QueryBlock statement, Meaning meaning) {
        this.meaning = meaning;
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
            terms.add(new Term(part.span(), block, each, false));
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
                    .ifPresent(item -> terms.add(new Term(span, block, new Call("=", List.of(left, item)), true)));
        }
    }

    /// Where the statement says what this node checks.
    ///
    /// @param alias of the scan, whose columns are printed without it
    /// @param blocks that the node can belong to
    Set<Span> of(PlanNode node, Optional<String> alias, Supplier<List<QueryBlock>> blocks) {
        var spans = new LinkedHashSet<Span>();
        for (String text : PrintedParts.conditions(node.operation())) {
            found(text, alias).stream().filter(each -> each.only().map(block -> blocks.get().contains(block)).orElse(true))
                    .forEach(each -> spans.add(each.span()));
        }
        return spans;
    }

    List<Found> found(String text, Optional<String> alias) {
        return PrintedParts.terms(text).stream().flatMap(term -> found.computeIfAbsent(meaning.printed(term, alias),
                key -> find(term, alias, key.of())).stream()).toList();
    }

    private List<Found> find(String text, Optional<String> alias, Optional<Reference> of) {
        var spans = new ArrayList<Found>();
        for (PlainExpression printed : meaning.termsOfPlan(text, alias)) {
            if (asks(printed)) {
                of.flatMap(scanned -> subPlan(printed, scanned.owner()))
                        .ifPresent(span -> spans.add(new Found(printed, span, Optional.empty())));
            } else {
                only(printed).ifPresent(term -> spans.add(new Found(printed, term.span(),
                        printed.readsColumns() ? Optional.empty() : Optional.of(term.owner()))));
            }
        }
        return spans;
    }

    /// A SubPlan is all there is of it, or that it must not hold.
    private static boolean asks(PlainExpression printed) {
        return printed instanceof SubQuery || (printed instanceof Call(String name, List<PlainExpression> inner) && name.equals("not")
                && inner.getFirst() instanceof SubQuery);
    }

    private Optional<Term> only(PlainExpression printed) {
        var same = new LinkedHashMap<Span, Term>();
        var likely = new LinkedHashMap<Span, Term>();
        for (Term term : terms) {
            switch (Likeness.of(printed, term.meaning())) {
                case SAME -> same.put(term.span(), term);
                case LIKELY -> likely.put(term.span(), term);
                case NONE -> { }
            }
        }
        if (same.values().stream().allMatch(Term::joined)) {
            // An IN that stayed one compares nothing in its own subquery.
            same.forEach(likely::putIfAbsent);
            same.clear();
        }
        Map<Span, Term> best = same.isEmpty() ? likely : same;
        return best.size() == 1 ? best.values().stream().findFirst() : Optional.empty();
    }

    /// EXISTS or IN of a scan's own block that stayed a SubPlan.
    private Optional<Span> subPlan(PlainExpression printed, QueryBlock owner) {
        boolean negated = printed instanceof Call;
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
