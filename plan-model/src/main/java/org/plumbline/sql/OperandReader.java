package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/// One side of a comparison in JSQLParser's tree to [Operand].
final class OperandReader extends ExpressionVisitorAdapter<Void> {
    /// Functions whose result depends on settings or on the clock (pg_proc.provolatile is not `i`), so that no index can be on them.
    /// `date_trunc` and casts between times are left out: of a timestamp without a time zone they are immutable.
    private static final Set<String> NOT_IMMUTABLE = Set.of(
            "age", "array_to_string", "clock_timestamp", "concat", "concat_ws", "current_setting", "current_user", "currval",
            "format", "gen_random_uuid", "lastval", "localtimestamp", "nextval", "now", "quote_literal", "random", "row",
            "session_user", "statement_timestamp", "timeofday", "to_char", "to_date", "to_json", "to_jsonb", "to_number",
            "to_timestamp", "transaction_timestamp", "txid_current", "unaccent");

    private final List<Column> columns = new ArrayList<>();
    private boolean subPlan;
    private boolean fixed = true;

    private OperandReader() {}

    static Operand read(Expression side) {
        Expression bare = bare(side);
        if (bare instanceof CastExpression cast && isText(cast)
                && bare(cast.getLeftExpression()) instanceof Column column && !isSubPlan(column)) {
            return new Operand.OfColumn(name(column), true);
        }
        if (bare instanceof Column column && !isSubPlan(column)) {
            return new Operand.OfColumn(name(column), false);
        }
        var reader = new OperandReader();
        bare.accept(reader, null);
        if (reader.subPlan) {
            return new Operand.SubPlan();
        }
        if (reader.columns.isEmpty()) {
            return value(bare);
        }
        return reader.expression(bare);
    }

    /// Each column once, in order.
    static List<ColumnName> everyColumn(Expression expression) {
        var reader = new OperandReader();
        bare(expression).accept(reader, null);
        return reader.columns.stream().map(OperandReader::name).distinct().toList();
    }

    private static Operand.Value value(Expression expression) {
        var type = Optional.<String>empty();
        Expression inner = bare(expression);
        while (inner instanceof CastExpression || inner instanceof Function) {
            if (inner instanceof CastExpression cast) {
                type = type.or(() -> Optional.ofNullable(cast.getColDataType()).map(data -> data.toString()));
                inner = bare(cast.getLeftExpression());
            } else if (inner instanceof Function function && isQuantifier(function) && function.getParameters() != null
                    && function.getParameters().size() == 1) {
                inner = bare(function.getParameters().getFirst());
            } else {
                break;
            }
        }
        Optional<String> text = switch (inner) {
            case StringValue string -> Optional.of(string.getValue());
            case LongValue number -> Optional.of(number.toString());
            case DoubleValue number -> Optional.of(number.toString());
            default -> Optional.empty();
        };
        return new Operand.Value(text, type);
    }

    /// ANY or ALL.
    static boolean isQuantifier(Function function) {
        return function.getName().equalsIgnoreCase("ANY") || function.getName().equalsIgnoreCase("ALL");
    }

    /// Without the parentheses around it.
    static Expression bare(Expression expression) {
        Expression inner = expression;
        while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            inner = list.getFirst();
        }
        return inner;
    }

    private Operand expression(Expression bare) {
        List<ColumnName> names = columns.stream().map(OperandReader::name).distinct().toList();
        columns.forEach(column -> column.setTable(null));
        return new Operand.OfExpression(names, wrapper(bare), bare.toString(), fixed);
    }

    private static String wrapper(Expression bare) {
        return switch (bare) {
            case Function function -> function.getName().toLowerCase(Locale.ROOT);
            case CastExpression _ -> "cast";
            case ExtractExpression _ -> "extract";
            case BinaryExpression pair -> pair.getStringExpression();
            default -> bare.getClass().getSimpleName();
        };
    }

    private static boolean isText(CastExpression cast) {
        return cast.getColDataType() != null && cast.getColDataType().toString().equals("text");
    }

    private static boolean isSubPlan(Column column) {
        return column.getColumnName().equals(PlanNotation.SUB_PLAN);
    }

    private static ColumnName name(Column column) {
        return new ColumnName(qualifier(column).map(OperandReader::unquoted), unquoted(column.getColumnName()));
    }

    /// The last name before a column's own, as it is written. JSQLParser takes a quoted one apart at its dots, and then keeps no dots.
    static Optional<String> qualifier(Column column) {
        if (column.getTableName() == null || column.getTableName().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = column.getTable().getNameParts();
        boolean apart = names.size() > 1 && column.getTable().getNamePartDelimiters().isEmpty();
        return Optional.of(!apart ? column.getTableName()
                : names.reversed().stream().map(name -> name.replaceAll("^\"|\"$", "")).collect(Collectors.joining(".", "\"", "\"")));
    }

    static String unquoted(String name) {
        return name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name;
    }

    @Override
    public <S> Void visit(Column column, S context) {
        if (isSubPlan(column)) {
            subPlan = true;
        } else if (!column.getColumnName().equalsIgnoreCase("true") && !column.getColumnName().equalsIgnoreCase("false")) {
            columns.add(column);
        }
        return null;
    }

    @Override
    public <S> Void visit(Function function, S context) {
        fixed &= !isQuantifier(function) && !NOT_IMMUTABLE.contains(function.getName().toLowerCase(Locale.ROOT));
        return super.visit(function, context);
    }

    @Override
    public <S> Void visit(TimeKeyExpression time, S context) {
        fixed = false;
        return null;
    }

    @Override
    public <S> Void visit(JdbcParameter parameter, S context) {
        fixed = false;
        return null;
    }

    @Override
    public <S> Void visit(ExistsExpression exists, S context) {
        subPlan = true;
        return null;
    }
}
