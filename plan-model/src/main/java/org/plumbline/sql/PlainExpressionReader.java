package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.NumericBind;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.PlainExpression.Constant;
import org.plumbline.sql.PlainExpression.Parameter;
import org.plumbline.sql.PlainExpression.SubQuery;

/// JSQLParser's tree to [PlainExpression]. What it does not know is kept as its text, equal to nothing but the same text.
final class PlainExpressionReader {
    PlainExpression read(Expression written) {
        Expression bare = OperandReader.bare(written);
        return switch (bare) {
            case AndExpression and -> PlainConditions.tied("and", all(ConditionReader.terms(and, AndExpression.class)));
            case OrExpression or -> PlainConditions.tied("or", all(ConditionReader.terms(or, OrExpression.class)));
            case NotExpression not -> PlainConditions.negated(read(not.getExpression()));
            case LikeExpression like -> Call.of(ConditionReader.operator(like),
                    read(like.getLeftExpression()), read(like.getRightExpression()));
            case Between between -> between(between);
            case InExpression in -> in(in);
            case IsNullExpression is -> Call.of(is.isNot() ? "is not null" : "is null", read(is.getLeftExpression()));
            case IsBooleanExpression is -> Call.of((is.isNot() ? "is not " : "is ") + is.isTrue(), read(is.getLeftExpression()));
            case IsDistinctExpression is -> Call.of(is.isNot() ? "is not distinct from" : "is distinct from",
                    read(is.getLeftExpression()), read(is.getRightExpression()));
            case ExistsExpression exists -> exists.isNot()
                    ? PlainConditions.negated(Call.of("exists", read(exists.getRightExpression())))
                    : Call.of("exists", read(exists.getRightExpression()));
            case JsonExpression json -> json(json);
            case BinaryExpression pair -> pair(pair);
            default -> value(bare);
        };
    }

    private PlainExpression value(Expression bare) {
        return switch (bare) {
            case Column column -> column(column);
            case StringValue string -> new Constant(string.getNotExcapedValue(), Optional.empty());
            case LongValue number -> new Constant(number.getStringValue(), Optional.empty());
            case DoubleValue number -> new Constant(number.toString(), Optional.empty());
            case BooleanValue truth -> new Constant(String.valueOf(truth.getValue()), Optional.empty());
            case NullValue _ -> new Constant("NULL", Optional.of("NULL"));
            case DateTimeLiteralExpression literal -> new Constant(unquoted(literal.getValue()), Optional.of(literal.getType().name()));
            case IntervalExpression interval when interval.getParameter() != null ->
                    new Constant(unquoted(interval.getParameter()), Optional.of("interval"));
            case CastExpression cast -> cast(cast);
            case SignedExpression signed -> signed(signed);
            case CollateExpression collated -> read(collated.getLeftExpression());
            case JdbcParameter parameter -> new Parameter(parameter.toString());
            case JdbcNamedParameter parameter -> new Parameter(parameter.toString());
            case NumericBind parameter -> new Parameter(parameter.toString());
            case Select _ -> new SubQuery();
            case AnyComparisonExpression _ -> new SubQuery();
            case TimeKeyExpression time -> Call.of(time.getStringValue().toLowerCase(Locale.ROOT).replace("()", ""));
            case ExtractExpression extract -> Call.of("extract",
                    new Constant(unquoted(extract.getName()).toLowerCase(Locale.ROOT), Optional.empty()), read(extract.getExpression()));
            case TimezoneExpression zoned -> zoned(zoned);
            case TrimFunction trim -> trim(trim);
            case CaseExpression choice -> choice(choice);
            case ArrayConstructor array -> new Call("list", all(array.getExpressions()));
            case ArrayExpression element when element.getIndexExpression() != null ->
                    Call.of("[]", read(element.getObjExpression()), read(element.getIndexExpression()));
            case Function function -> function(function);
            case ExpressionList<?> row -> new Call("row", all(row));
            default -> Call.of("as written: " + bare);
        };
    }

    private List<PlainExpression> all(List<? extends Expression> expressions) {
        var read = new ArrayList<PlainExpression>();
        expressions.forEach(each -> read.add(read(each)));
        return read;
    }

    private static PlainExpression column(Column column) {
        String name = column.getColumnName();
        if (name.equals(PlanNotation.SUB_PLAN)) {
            return new SubQuery();
        }
        if (column.getTable() == null && (name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false"))) {
            return new Constant(name.toLowerCase(Locale.ROOT), Optional.empty());
        }
        return new PlainExpression.Column(
                OperandReader.qualifier(column).map(QuotedName::read),
                QuotedName.read(name));
    }

    private PlainExpression cast(CastExpression cast) {
        PlainExpression inner = read(cast.getLeftExpression());
        return inner instanceof Constant(String text, Optional<String> _) && cast.getColDataType() != null
                ? new Constant(text, Optional.of(cast.getColDataType().toString())) : inner;
    }

    private PlainExpression signed(SignedExpression signed) {
        PlainExpression inner = read(signed.getExpression());
        return signed.getSign() == '+' ? inner
                : inner instanceof Constant(String text, Optional<String> type) ? new Constant(signed.getSign() + text, type)
                : Call.of(String.valueOf(signed.getSign()), inner);
    }

    private PlainExpression zoned(TimezoneExpression zoned) {
        PlainExpression time = read(zoned.getLeftExpression());
        for (Expression zone : zoned.getTimezoneExpressions()) {
            time = Call.of("timezone", read(zone), time);
        }
        return time;
    }

    private PlainExpression trim(TrimFunction trim) {
        if (trim.getExpression() == null || trim.getFromExpression() != null) {
            return Call.of("as written: " + trim);
        }
        String sides = trim.getTrimSpecification() == null ? "BOTH" : trim.getTrimSpecification().name();
        return Call.of(sides.equals("LEADING") ? "ltrim" : sides.equals("TRAILING") ? "rtrim" : "btrim", read(trim.getExpression()));
    }

    private PlainExpression choice(CaseExpression choice) {
        var parts = new ArrayList<PlainExpression>();
        for (WhenClause when : choice.getWhenClauses()) {
            PlainExpression asked = read(when.getWhenExpression());
            parts.add(choice.getSwitchExpression() == null ? asked
                    : PlainConditions.compared("=", read(choice.getSwitchExpression()), asked));
            parts.add(read(when.getThenExpression()));
        }
        if (choice.getElseExpression() != null) {
            parts.add(read(choice.getElseExpression()));
        }
        return new Call("case", parts);
    }

    private PlainExpression between(Between between) {
        PlainExpression subject = read(between.getLeftExpression());
        var inside = PlainConditions.tied("and", List.of(
                PlainConditions.compared(">=", subject, read(between.getBetweenExpressionStart())),
                PlainConditions.compared("<=", subject, read(between.getBetweenExpressionEnd()))));
        return between.isNot() ? PlainConditions.negated(inside) : inside;
    }

    private PlainExpression in(InExpression in) {
        PlainExpression subject = read(in.getLeftExpression());
        Expression right = in.getRightExpression();
        PlainExpression all = right instanceof ExpressionList<?> list ? PlainConditions.in(subject, all(list))
                : Call.of("= any", subject, read(right));
        return in.isNot() ? PlainConditions.negated(all) : all;
    }

    private PlainExpression json(JsonExpression json) {
        PlainExpression document = read(json.getExpression());
        for (Map.Entry<Expression, String> step : json.getIdentList()) {
            document = Call.of(step.getValue(), document, read(step.getKey()));
        }
        return document;
    }

    private PlainExpression pair(BinaryExpression pair) {
        String operator = pair.getStringExpression().strip().toLowerCase(Locale.ROOT);
        Expression right = OperandReader.bare(pair.getRightExpression());
        if (right instanceof Function function && OperandReader.isQuantifier(function) && function.getParameters() != null) {
            return PlainConditions.quantified(operator + " " + function.getName().toLowerCase(Locale.ROOT),
                    read(pair.getLeftExpression()), read(function.getParameters().getFirst()));
        }
        if (right instanceof AnyComparisonExpression any) {
            String quantifier = any.getAnyType().name().equals("ALL") ? " all" : " any";
            return Call.of(operator + quantifier, read(pair.getLeftExpression()), new SubQuery());
        }
        return PlainConditions.compared(operator, read(pair.getLeftExpression()), read(right));
    }

    private PlainExpression function(Function function) {
        String name = QuotedName.read(function.getMultipartName().getLast());
        boolean plain = !function.isDistinct() && !function.isUnique() && function.getKeep() == null
                && (function.getOrderByElements() == null || function.getOrderByElements().isEmpty());
        if (!plain && !(function.isDistinct() && function.getOrderByElements() == null)) {
            return Call.of("as written: " + function);
        }
        List<PlainExpression> arguments = function.getParameters() == null ? List.of() : all(function.getParameters());
        String asked = function.isDistinct() ? name + " distinct" : name;
        return new Call(asked.equals("date_part") ? "extract" : asked, arguments);
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }
}
