package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.PlainExpression.Column;
import org.plumbline.sql.PlainExpression.Field;
import org.plumbline.sql.PlainExpressions;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;

/// Tells references of one table in several queries apart by what the plan checks of the table alone: `status = 'open'` is the query's that
/// says it. Equalities that the planner may have derived from others tell nothing. Where the plan has Output, `max(total)` is told from
/// `min(total)`, too.
final class Evidence {
    private static final int OWN = 0;
    private static final int OTHER = 1;

    private final Plan plan;
    private final PlanRegions regions;
    private final Map<Reference, List<PlainExpression>> said = new HashMap<>();

    Evidence(Plan plan, PlanRegions regions) {
        this.plan = plan;
        this.regions = regions;
    }

    /// The candidates that remain.
    List<Reference> among(List<Reference> candidates, Relation relation) {
        var left = new ArrayList<>(candidates);
        for (PlainExpression checked : checked(relation)) {
            List<Reference> saying = candidates.stream().filter(each -> says(each, checked)).toList();
            if (!saying.isEmpty()) {
                left.removeIf(each -> !saying.contains(each) && !mayBeDerived(each, checked));
            }
        }
        output(relation).ifPresent(printed -> {
            List<Reference> saying = candidates.stream()
                    .filter(each -> value(each).filter(said -> isLike(printed, said)).isPresent()).toList();
            if (!saying.isEmpty()) {
                left.removeIf(each -> !saying.contains(each) && value(each).isPresent());
            }
        });
        return left;
    }

    /// The aggregate that a value's plan has as its only output, with the relation's columns as its own.
    private Optional<PlainExpression> output(Relation relation) {
        return regions.around(plan.node(relation.nodes.getFirst())).stream().findFirst()
                .filter(root -> (root.isInitPlan() || root.isSubPlan()) && root.operation() instanceof Operation.Aggregate)
                .map(root -> root.attributes().texts("Output")).filter(texts -> texts.size() == 1)
                .flatMap(texts -> PlainExpressions.of(texts.getFirst()))
                .map(printed -> printed.withColumns(column -> own(column, relation.alias, true))).filter(Evidence::readsOwnOnly);
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

    private static boolean isLike(PlainExpression printed, PlainExpression said) {
        return Likeness.of(printed, said) != Likeness.NONE;
    }

    private List<PlainExpression> checked(Relation relation) {
        var terms = new ArrayList<PlainExpression>();
        for (NodeId node : relation.nodes) {
            for (String text : PrintedParts.conditions(plan.node(node).operation())) {
                for (PlainExpression term : PlainExpressions.terms(text)) {
                    PlainExpression own = term.withColumns(column -> own(column, relation.alias, true));
                    if (readsOwnOnly(own)) {
                        terms.add(own);
                    }
                }
            }
        }
        return terms;
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
