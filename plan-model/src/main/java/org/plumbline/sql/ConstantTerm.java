package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.schema.Column;
import org.plumbline.plan.Condition;

/// A term of a condition that compares a plain column with nothing but a constant, so that it could be the predicate of a partial index.
///
/// @param column what it is about
/// @param shape how it says it
/// @param sql the term, the column without its qualifier
/// @param type the constant's type as printed, such as `timestamp with time zone`; none where it has no cast
public record ConstantTerm(ColumnName column, Shape shape, String sql, Optional<String> type) {
    private static final int LONGEST_WORD = 24;

    /// How a column is compared with a constant.
    public enum Shape {
        /// A boolean column, or NOT of one.
        FLAG,
        /// `IS NULL`.
        NULL,
        /// `IS NOT NULL`.
        NOT_NULL,
        /// `= constant`, one that names a kind: a word of letters, such as `'open'`.
        WORD,
        /// `= constant`, any other: another row's turn may come with the next one.
        VALUE,
        /// `<`, `<=`, `>` or `>=` a constant.
        RANGE
    }

    /// Those of a condition, if all its terms are such; none where one is not, or where it cannot be parsed.
    public static Optional<List<ConstantTerm>> all(Condition condition) {
        return ExpressionParser.parse(condition.text()).flatMap(ConstantTerm::all);
    }

    /// Those terms of a condition that are such, whatever the others are; none where it cannot be parsed.
    public static List<ConstantTerm> among(Condition condition) {
        return ExpressionParser.parse(condition.text()).map(whole -> ConditionReader.terms(whole, AndExpression.class)).stream()
                .flatMap(List::stream).flatMap(term -> of(term).stream()).toList();
    }

    private static Optional<List<ConstantTerm>> all(Expression condition) {
        var terms = new ArrayList<ConstantTerm>();
        for (Expression term : ConditionReader.terms(condition, AndExpression.class)) {
            Optional<ConstantTerm> constant = of(term);
            if (constant.isEmpty()) {
                return Optional.empty();
            }
            terms.add(constant.get());
        }
        return Optional.of(terms);
    }

    private static Optional<ConstantTerm> of(Expression term) {
        return switch (term) {
            case Column column -> term(column, Shape.FLAG, "", Optional.empty());
            case NotExpression not when OperandReader.bare(not.getExpression()) instanceof Column column ->
                    column(column).map(name -> new ConstantTerm(name, Shape.FLAG, "NOT " + QuotedName.of(name.name()), Optional.empty()));
            case IsNullExpression isNull when OperandReader.bare(isNull.getLeftExpression()) instanceof Column column ->
                    isNull.isNot() ? term(column, Shape.NOT_NULL, " IS NOT NULL", Optional.empty())
                            : term(column, Shape.NULL, " IS NULL", Optional.empty());
            case EqualsTo pair -> compared(pair.getLeftExpression(), " = ", pair.getRightExpression(),
                    isWord(OperandReader.bare(pair.getRightExpression())) ? Shape.WORD : Shape.VALUE);
            case GreaterThan pair -> compared(pair.getLeftExpression(), " > ", pair.getRightExpression(), Shape.RANGE);
            case GreaterThanEquals pair -> compared(pair.getLeftExpression(), " >= ", pair.getRightExpression(), Shape.RANGE);
            case MinorThan pair -> compared(pair.getLeftExpression(), " < ", pair.getRightExpression(), Shape.RANGE);
            case MinorThanEquals pair -> compared(pair.getLeftExpression(), " <= ", pair.getRightExpression(), Shape.RANGE);
            default -> Optional.empty();
        };
    }

    private static Optional<ConstantTerm> compared(Expression left, String operator, Expression right, Shape shape) {
        Expression constant = OperandReader.bare(right);
        if (!(OperandReader.bare(left) instanceof Column column) || !isConstant(constant)) {
            return Optional.empty();
        }
        Optional<String> type = constant instanceof CastExpression cast && cast.getColDataType() != null
                ? Optional.of(cast.getColDataType().toString()) : Optional.empty();
        return term(column, shape, operator + constant, type);
    }

    private static boolean isConstant(Expression expression) {
        return switch (expression) {
            case StringValue _, LongValue _, DoubleValue _ -> true;
            case CastExpression cast -> isConstant(OperandReader.bare(cast.getLeftExpression()));
            default -> false;
        };
    }

    private static boolean isWord(Expression constant) {
        return switch (constant) {
            case StringValue text -> !text.getValue().isEmpty() && text.getValue().length() <= LONGEST_WORD
                    && text.getValue().chars().allMatch(c -> Character.isLetter(c) || c == '_' || c == '-' || c == ' ');
            case CastExpression cast -> isWord(OperandReader.bare(cast.getLeftExpression()));
            default -> false;
        };
    }

    private static Optional<ConstantTerm> term(Column column, Shape shape, String rest, Optional<String> type) {
        return column(column).map(name -> new ConstantTerm(name, shape, QuotedName.of(name.name()) + rest, type));
    }

    private static Optional<ColumnName> column(Column column) {
        return OperandReader.read(column) instanceof Operand.OfColumn(ColumnName name, boolean _) ? Optional.of(name) : Optional.empty();
    }
}
