package org.plumbline.sql;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.schema.Column;
import org.plumbline.plan.Condition;

/// Columns that a condition holds to one single value: `=` with something that is not the table's own, `IS NULL`, a boolean column
/// itself. Unlike the equality of an index search `= ANY (array)` is none: with several values an index is not in order behind them.
public final class FixedColumns {
    private static final Set<String> QUANTIFIERS = Set.of("ANY", "ALL", "SOME");

    private FixedColumns() {}

    /// What one condition fixes.
    ///
    /// @param columns unquoted, in order
    /// @param ranges columns that it holds between two values, or above or below one
    /// @param others the condition demands something else beside
    /// @param throughCast one of them stands in a cast to text, as PostgreSQL prints every `varchar` column, but others too
    public record Found(Set<String> columns, Set<String> ranges, boolean others, boolean throughCast) {}

    /// Of the table with this alias; none where the condition cannot be parsed.
    public static Optional<Found> of(Condition condition, String alias) {
        return ExpressionParser.parse(condition.text()).map(expression -> read(expression, alias));
    }

    private static Found read(Expression condition, String alias) {
        var columns = new LinkedHashSet<String>();
        var ranges = new LinkedHashSet<String>();
        boolean others = false;
        boolean throughCast = false;
        var open = new ArrayDeque<Expression>();
        open.push(condition);
        while (!open.isEmpty()) {
            Expression term = OperandReader.bare(open.pop());
            if (term instanceof AndExpression and) {
                open.push(and.getRightExpression());
                open.push(and.getLeftExpression());
                continue;
            }
            Optional<Operand.OfColumn> fixed = fixed(term, alias);
            fixed.ifPresent(operand -> columns.add(operand.column().name()));
            if (fixed.isEmpty() && term instanceof ComparisonOperator compared && isRange(compared)) {
                side(compared.getLeftExpression(), compared.getRightExpression(), alias)
                        .or(() -> side(compared.getRightExpression(), compared.getLeftExpression(), alias))
                        .ifPresent(operand -> ranges.add(operand.column().name()));
            }
            others |= fixed.isEmpty();
            throughCast |= fixed.map(Operand.OfColumn::castToText).orElse(false);
        }
        return new Found(columns, ranges, others, throughCast);
    }

    private static Optional<Operand.OfColumn> fixed(Expression term, String alias) {
        return switch (term) {
            case EqualsTo equals -> side(equals.getLeftExpression(), equals.getRightExpression(), alias)
                    .or(() -> side(equals.getRightExpression(), equals.getLeftExpression(), alias));
            case IsNullExpression isNull when !isNull.isNot() -> column(isNull.getLeftExpression(), alias);
            case NotExpression not when OperandReader.bare(not.getExpression()) instanceof Column column -> column(column, alias);
            case Column column -> column(column, alias);
            default -> Optional.empty();
        };
    }

    private static boolean isRange(ComparisonOperator compared) {
        return compared instanceof GreaterThan || compared instanceof GreaterThanEquals || compared instanceof MinorThan
                || compared instanceof MinorThanEquals;
    }

    private static Optional<Operand.OfColumn> side(Expression column, Expression value, String alias) {
        if (isQuantified(OperandReader.bare(value))) {
            return Optional.empty();
        }
        boolean own = OperandReader.read(value).columns().stream().anyMatch(name -> name.belongsTo(alias));
        return own || OperandReader.read(value) instanceof Operand.SubPlan ? Optional.empty() : column(column, alias);
    }

    private static Optional<Operand.OfColumn> column(Expression expression, String alias) {
        return OperandReader.read(expression) instanceof Operand.OfColumn operand && operand.column().belongsTo(alias)
                ? Optional.of(operand) : Optional.empty();
    }

    private static boolean isQuantified(Expression value) {
        return value instanceof AnyComparisonExpression
                || (value instanceof Function function && QUANTIFIERS.contains(function.getName().toUpperCase(Locale.ROOT)));
    }
}
