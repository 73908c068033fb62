package org.plumbline.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import org.plumbline.plan.Condition;
import org.plumbline.sql.Comparison.Kind;

/// An OR among the terms that a condition ties with AND.
///
/// @param branches in order, at least two
public record Alternatives(List<Branch> branches) {
    public Alternatives {
        branches = List.copyOf(branches);
    }

    /// One side of the OR.
    ///
    /// @param sql as a statement can say it
    /// @param columns that it reads
    /// @param equalities pairs of columns that it wants equal
    public record Branch(String sql, Set<ColumnName> columns, List<Equality> equalities) {
        public Branch {
            columns = Set.copyOf(columns);
            equalities = List.copyOf(equalities);
        }
    }

    /// What each of two sides reads, where they must be equal.
    public record Equality(List<ColumnName> left, List<ColumnName> right) {
        public Equality {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /// Those of this condition whose branches are all understood, in order. A branch with an OR of several columns or a SubPlan is not.
    public static List<Alternatives> in(Condition condition) {
        if (!condition.text().contains(" OR ") || condition.text().contains("SubPlan")) {
            return List.of();
        }
        return ExpressionParser.parse(condition.text()).stream()
                .flatMap(parsed -> ConditionReader.terms(parsed, AndExpression.class).stream())
                .filter(OrExpression.class::isInstance)
                .flatMap(or -> of(or).stream()).toList();
    }

    private static Optional<Alternatives> of(Expression or) {
        var branches = new ArrayList<Branch>();
        for (Expression branch : ConditionReader.terms(or, OrExpression.class)) {
            // Reading takes the qualifiers away.
            String sql = branch.toString();
            ParsedCondition parsed = ConditionReader.read(branch);
            if (parsed.orAcrossColumns() || parsed.comparisons().isEmpty()) {
                return Optional.empty();
            }
            branches.add(branch(sql, parsed.comparisons()));
        }
        return Optional.of(new Alternatives(branches));
    }

    private static Branch branch(String sql, List<Comparison> comparisons) {
        var columns = new HashSet<ColumnName>();
        var equalities = new ArrayList<Equality>();
        for (Comparison comparison : comparisons) {
            columns.addAll(comparison.subject().columns());
            columns.addAll(comparison.other().columns());
            if (comparison.kind() == Kind.EQUALITY && !comparison.other().columns().isEmpty()) {
                equalities.add(new Equality(comparison.subject().columns(), comparison.other().columns()));
            }
        }
        return new Branch(sql, columns, equalities);
    }
}
