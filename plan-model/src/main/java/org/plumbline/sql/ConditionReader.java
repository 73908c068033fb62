package org.plumbline.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.CastExpression;
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
            case LikeExpression like -> add(like.getLeftExpression(), kind(like), like.getRightExpression());
            case IsNullExpression isNull -> alone(isNull.getLeftExpression(), !isNull.isNot());
            case IsBooleanExpression is -> alone(is.getLeftExpression(), !is.isNot());
            case Between between -> between(between);
            case BinaryExpression pair -> add(pair.getLeftExpression(), kind(pair), pair.getRightExpression());
            case NotExpression not when OperandReader.bare(not.getExpression()) instanceof Column column -> alone(column, true);
            case NotExpression not -> alone(not.getExpression(), false);
            case Column column -> alone(column, true);
            default -> alone(term, false);
        }
    }

    private void alone(Expression subject, boolean equality) {
        Operand operand = OperandReader.read(subject);
        if (!operand.columns().isEmpty()) {
            comparisons.add(new Comparison(operand, equality ? Kind.EQUALITY : Kind.OTHER, new Operand.Value()));
        }
    }

    private void between(Between between) {
        Operand subject = OperandReader.read(between.getLeftExpression());
        boolean fixed = OperandReader.read(between.getBetweenExpressionStart()) instanceof Operand.Value
                && OperandReader.read(between.getBetweenExpressionEnd()) instanceof Operand.Value;
        if (!subject.columns().isEmpty()) {
            comparisons.add(new Comparison(subject, fixed && !between.isNot() ? Kind.RANGE : Kind.OTHER, new Operand.Value()));
        }
    }

    private void add(Expression left, Kind kind, Expression right) {
        Operand first = OperandReader.read(left);
        Operand second = OperandReader.read(right);
        boolean subPlan = first instanceof Operand.SubPlan || second instanceof Operand.SubPlan;
        var comparison = new Comparison(first, subPlan ? Kind.OTHER : kind, second);
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
        if (branches.stream().anyMatch(branch -> !branch.subject().equals(first.subject()) || !branch.other().equals(first.other()))) {
            orAcrossColumns = true;
        } else if (branches.stream().allMatch(branch -> branch.kind() == first.kind())) {
            comparisons.add(first);
        } else {
            comparisons.add(new Comparison(first.subject(), Kind.OTHER, first.other()));
        }
    }

    private static Kind kind(BinaryExpression pair) {
        if (OperandReader.bare(pair.getRightExpression()) instanceof Function function && isQuantifier(function)) {
            return pair instanceof EqualsTo && function.getName().equalsIgnoreCase("ANY") ? Kind.EQUALITY : Kind.OTHER;
        }
        return switch (pair) {
            case EqualsTo _ -> Kind.EQUALITY;
            case GreaterThan _, GreaterThanEquals _, MinorThan _, MinorThanEquals _ -> Kind.RANGE;
            default -> Kind.OTHER;
        };
    }

    private static boolean isQuantifier(Function function) {
        String name = function.getName().toUpperCase(Locale.ROOT);
        return name.equals("ANY") || name.equals("ALL");
    }

    private static Kind kind(LikeExpression like) {
        boolean plainLike = like.getLikeKeyWord() == LikeExpression.KeyWord.LIKE && !like.isNot();
        return plainLike && text(like.getRightExpression()).map(ConditionReader::hasPrefix).orElse(false) ? Kind.PREFIX : Kind.OTHER;
    }

    /// A pattern that begins with a character it stands for, and not with one that stands for others.
    private static boolean hasPrefix(String pattern) {
        return !pattern.isEmpty() && pattern.charAt(0) != '%' && pattern.charAt(0) != '_';
    }

    private static Optional<String> text(Expression expression) {
        return switch (OperandReader.bare(expression)) {
            case StringValue value -> Optional.of(value.getValue());
            case CastExpression cast -> text(cast.getLeftExpression());
            default -> Optional.empty();
        };
    }
}
