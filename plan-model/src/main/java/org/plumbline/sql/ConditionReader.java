package org.plumbline.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.schema.Column;
import org.plumbline.sql.Comparison.Kind;

/// JSQLParser's tree to [ParsedCondition].
final class ConditionReader {
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean orAcrossColumns;

    private ConditionReader() {}

    static ParsedCondition read(Expression condition) {
        var reader = new ConditionReader();
        for (Expression term : terms(condition, AndExpression.class)) {
            reader.term(term);
        }
        return new ParsedCondition(reader.comparisons, reader.orAcrossColumns);
    }

    /// The parts that AND (or OR) ties together, in order. Without recursion, as generated conditions have thousands.
    static List<Expression> terms(Expression condition, Class<? extends BinaryExpression> tie) {
        var terms = new ArrayList<Expression>();
        var open = new ArrayDeque<Expression>();
        open.push(condition);
        while (!open.isEmpty()) {
            Expression next = OperandReader.bare(open.pop());
            if (tie.isInstance(next)) {
                BinaryExpression pair = tie.cast(next);
                open.push(pair.getRightExpression());
                open.push(pair.getLeftExpression());
            } else {
                terms.add(next);
            }
        }
        return terms;
    }

    private void term(Expression term) {
        switch (term) {
            case OrExpression or -> alternatives(or);
            case LikeExpression like -> add(like.getLeftExpression(), kind(like), operator(like), like.getRightExpression());
            case IsNullExpression isNull -> alone(
                    isNull.getLeftExpression(), !isNull.isNot(), isNull.isNot() ? "IS NOT NULL" : "IS NULL");
            case IsBooleanExpression is -> alone(is.getLeftExpression(), !is.isNot(), "");
            case Between between -> between(between);
            case BinaryExpression pair -> add(pair.getLeftExpression(), kind(pair), operator(pair), pair.getRightExpression());
            case NotExpression not when OperandReader.bare(not.getExpression()) instanceof Column column -> alone(column, true, "");
            case NotExpression not -> alone(not.getExpression(), false, "");
            case Column column -> alone(column, true, "");
            default -> alone(term, false, "");
        }
    }

    private void alone(Expression subject, boolean equality, String operator) {
        Operand operand = OperandReader.read(subject);
        if (!operand.columns().isEmpty()) {
            comparisons.add(new Comparison(operand, equality ? Kind.EQUALITY : Kind.OTHER, operator, new Operand.Value()));
        }
    }

    private void between(Between between) {
        Operand subject = OperandReader.read(between.getLeftExpression());
        boolean fixed = OperandReader.read(between.getBetweenExpressionStart()) instanceof Operand.Value
                && OperandReader.read(between.getBetweenExpressionEnd()) instanceof Operand.Value;
        if (!subject.columns().isEmpty()) {
            comparisons.add(new Comparison(
                    subject, fixed && !between.isNot() ? Kind.RANGE : Kind.OTHER, between.isNot() ? "NOT BETWEEN" : "BETWEEN",
                    new Operand.Value()));
        }
    }

    private void add(Expression left, Kind kind, String operator, Expression right) {
        Operand first = OperandReader.read(left);
        Operand second = OperandReader.read(right);
        boolean subPlan = first instanceof Operand.SubPlan || second instanceof Operand.SubPlan;
        var comparison = new Comparison(first, subPlan ? Kind.OTHER : kind, operator, second);
        if (!first.columns().isEmpty()) {
            comparisons.add(comparison);
        } else if (!second.columns().isEmpty()) {
            comparisons.add(comparison.mirrored());
        }
    }

    /// An OR whose branches all compare one column is that column's comparison; any other OR is told apart, as no B-tree serves it.
    private void alternatives(OrExpression or) {
        var branches = new ArrayList<Comparison>();
        for (Expression branch : terms(or, OrExpression.class)) {
            ParsedCondition parsed = read(branch);
            if (parsed.comparisons().size() != 1 || parsed.orAcrossColumns()) {
                orAcrossColumns = true;
                return;
            }
            branches.add(parsed.comparisons().getFirst());
        }
        Comparison first = branches.getFirst();
        if (branches.stream().anyMatch(branch -> !branch.subject().equals(first.subject()) || !sameSide(branch.other(), first.other()))) {
            orAcrossColumns = true;
            return;
        }
        boolean alike = branches.stream().allMatch(branch -> branch.kind() == first.kind());
        boolean sameOperator = branches.stream().allMatch(
                branch -> branch.operator().equals(first.operator()) && branch.pattern().equals(first.pattern()));
        comparisons.add(new Comparison(
                first.subject(), alike ? first.kind() : Kind.OTHER, sameOperator ? first.operator() : "OR", first.other()));
    }

    /// Values of an OR's branches may differ.
    private static boolean sameSide(Operand one, Operand other) {
        return one.equals(other) || (one instanceof Operand.Value && other instanceof Operand.Value);
    }

    private static String operator(BinaryExpression pair) {
        String operator = pair.getStringExpression();
        return OperandReader.bare(pair.getRightExpression()) instanceof Function function && OperandReader.isQuantifier(function)
                ? operator + " " + function.getName().toUpperCase(Locale.ROOT)
                : operator;
    }

    static String operator(LikeExpression like) {
        return switch (like.getLikeKeyWord()) {
            case LIKE -> like.isNot() ? "!~~" : "~~";
            case ILIKE -> like.isNot() ? "!~~*" : "~~*";
            default -> like.getLikeKeyWord().name();
        };
    }

    private static Kind kind(BinaryExpression pair) {
        if (OperandReader.bare(pair.getRightExpression()) instanceof Function function && OperandReader.isQuantifier(function)) {
            return pair instanceof EqualsTo && function.getName().equalsIgnoreCase("ANY") ? Kind.EQUALITY : Kind.OTHER;
        }
        return switch (pair) {
            case EqualsTo _ -> Kind.EQUALITY;
            case GreaterThan _, GreaterThanEquals _, MinorThan _, MinorThanEquals _ -> Kind.RANGE;
            default -> Kind.OTHER;
        };
    }

    private static Kind kind(LikeExpression like) {
        boolean plainLike = like.getLikeKeyWord() == LikeExpression.KeyWord.LIKE && !like.isNot();
        return plainLike && OperandReader.read(like.getRightExpression()) instanceof Operand.Value value
                && value.text().map(LikePattern::of).filter(pattern -> pattern.shape() == LikePattern.Shape.PREFIX
                        || (pattern.shape() == LikePattern.Shape.EXACT && pattern.plainRun() > 0)).isPresent()
                ? Kind.PREFIX : Kind.OTHER;
    }
}
