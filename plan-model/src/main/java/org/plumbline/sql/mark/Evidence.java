package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.PlainExpression.Column;
import org.plumbline.sql.PlainExpression.Field;
import org.plumbline.sql.PlainExpressions;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;

/// Tells references of one table in several queries apart by what the plan checks of the table alone: `status = 'open'` is the query's that
/// says it. Equalities that the planner may have derived from others tell nothing. Where the plan has Output, `max(total)` is told from
/// `min(total)`, too.
final class Evidence {
    private static final int OWN = 0;
    private static final int OTHER = 1;
    /// Stands for the relation's alias.
    private static final String ITSELF = "plumbline_itself";
    /// More are generated.
    private static final int MOST_ASKED = 5_000;
    private static final int MOST_CANDIDATES = 500;

    private final Plan plan;
    private final PlanRegions regions;
    private final Map<Reference, List<PlainExpression>> said = new HashMap<>();
    private final Map<Asked, Set<Reference>> refuted = new HashMap<>();

    Evidence(Plan plan, PlanRegions regions) {
        this.plan = plan;
        this.regions = regions;
    }

    /// What decides among candidates; thousands of partitions ask the same.
    ///
    /// @param text a condition's term or a value's output, without the relation's alias
    private record Asked(List<Reference> candidates, String text, boolean output) {}

    /// The candidates that remain.
    List<Reference> among(List<Reference> candidates, Relation relation) {
        if (candidates.size() > MOST_CANDIDATES) {
            return candidates;
        }
        var left = new ArrayList<>(candidates);
        for (NodeId node : relation.nodes) {
            for (String condition : PrintedParts.conditions(plan.node(node).operation())) {
                for (String term : PrintedParts.terms(condition)) {
                    left.removeAll(refuted(new Asked(candidates, without(term, relation.alias), false)));
                }
            }
        }
        output(relation).ifPresent(text -> left.removeAll(refuted(new Asked(candidates, without(text, relation.alias), true))));
        return left;
    }

    private static String without(String text, String alias) {
        return Qualifiers.replaced(text, name -> QuotedName.read(name).equals(alias) ? ITSELF : name);
    }

    private Set<Reference> refuted(Asked asked) {
        Set<Reference> known = refuted.get(asked);
        if (known == null && refuted.size() < MOST_ASKED) {
            known = new HashSet<>();
            for (PlainExpression printed : PlainExpressions.terms(asked.text())) {
                PlainExpression own = printed.withColumns(column -> own(column, ITSELF, true));
                if (readsOwnOnly(own)) {
                    known.addAll(asked.output() ? refutedByOutput(asked.candidates(), own) : refutedByCheck(asked.candidates(), own));
                }
            }
            refuted.put(asked, known);
        }
        return known == null ? Set.of() : known;
    }

    private List<Reference> refutedByCheck(List<Reference> candidates, PlainExpression checked) {
        List<Reference> saying = candidates.stream().filter(each -> says(each, checked)).toList();
        return saying.isEmpty() ? List.of()
                : candidates.stream().filter(each -> !saying.contains(each) && !mayBeDerived(each, checked)).toList();
    }

    private static List<Reference> refutedByOutput(List<Reference> candidates, PlainExpression printed) {
        List<Reference> saying = candidates.stream()
                .filter(each -> value(each).filter(said -> Likeness.of(printed, said) != Likeness.NONE).isPresent()).toList();
        return saying.isEmpty() ? List.of()
                : candidates.stream().filter(each -> !saying.contains(each) && value(each).isPresent()).toList();
    }

    /// The aggregate that a value's plan has as its only output, with the relation's columns as its own.
    private Optional<String> output(Relation relation) {
        return regions.around(plan.node(relation.nodes.getFirst())).stream().findFirst()
                .filter(root -> (root.isInitPlan() || root.isSubPlan()) && root.operation() instanceof Operation.Aggregate)
                .map(root -> root.attributes().texts("Output")).filter(texts -> texts.size() == 1).map(List::getFirst);
    }

    /// What a value's SELECT is of, where this is a table of its own FROM.
    private static Optional<PlainExpression> value(Reference reference) {
        QueryBlock block = reference.owner();
        Optional<QueryBlock> value = Optional.of(block);
        while (value.isPresent() && value.get().role() == QueryBlock.Role.ARM) {
            value = value.get().parent();
        }
        return value.filter(each -> each.role() == QueryBlock.Role.VALUE && each.core() == block && block.selected().size() == 1)
                .flatMap(_ -> PlainExpressions.of(block.selected().getFirst().text()))
                .map(said -> said.withColumns(column -> own(column, reference.alias(), block.references().size() == 1)));
    }

    private List<PlainExpression> said(Reference reference) {
        return said.computeIfAbsent(reference, _ -> {
            QueryBlock block = reference.owner();
            var terms = new ArrayList<PlainExpression>();
            for (QueryPart part : block.conditions()) {
                if (part.among().isEmpty()) {
                    PlainExpressions.terms(part.text()).forEach(term -> terms.add(
                            term.withColumns(column -> own(column, reference.alias(), block.references().size() == 1))));
                }
            }
            return terms;
        });
    }

    private static PlainExpression own(Column column, String alias, boolean unqualifiedToo) {
        boolean own = column.qualifier().map(alias::equals).orElse(unqualifiedToo);
        return new Field(own ? OWN : OTHER, column.name());
    }

    private static boolean readsOwnOnly(PlainExpression expression) {
        return expression.readsColumns() && !reads(expression, OTHER, Optional.empty());
    }

    private static boolean reads(PlainExpression expression, int whose, Optional<String> name) {
        return switch (expression) {
            case Field field -> field.references().contains(whose) && name.map(field.name()::equals).orElse(true);
            case Call call -> call.arguments().stream().anyMatch(each -> reads(each, whose, name));
            case Column _, PlainExpression.Constant _, PlainExpression.Parameter _, PlainExpression.SubQuery _ -> false;
        };
    }

    private boolean says(Reference reference, PlainExpression checked) {
        return said(reference).stream().anyMatch(each -> Likeness.of(checked, each) != Likeness.NONE);
    }

    /// Another equality of the column ties it to something whose value it may have got.
    private boolean mayBeDerived(Reference reference, PlainExpression checked) {
        if (!(checked instanceof Call(String name, List<PlainExpression> sides)) || !name.equals("=")) {
            return false;
        }
        return sides.stream().filter(Field.class::isInstance).map(Field.class::cast).anyMatch(column -> said(reference).stream()
                .anyMatch(each -> each instanceof Call(String tie, List<PlainExpression> _) && tie.equals("=")
                        && reads(each, OWN, Optional.of(column.name())) && reads(each, OTHER, Optional.empty())));
    }
}
