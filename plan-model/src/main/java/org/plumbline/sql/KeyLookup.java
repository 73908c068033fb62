package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/// A SELECT of one table that looks rows up by the value of one column: `SELECT ... FROM customers WHERE id = $1`.
///
/// @param table as the statement has it, without its alias
/// @param column the column, unquoted
/// @param together the statement for many values at once: `... WHERE id = ANY ($1)`, with the key among its columns
/// @param keyAlone it compares nothing else, and returns rows as they are
public record KeyLookup(String table, String column, String together, boolean keyAlone) {
    /// Each makes one value of many rows, so that the rows of many keys need grouping.
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max", "bool_and", "bool_or", "array_agg",
            "json_agg", "jsonb_agg", "string_agg");

    /// The look-up; none where the statement is another one, compares several columns with values without its being clear which is the key,
    /// or cannot be parsed.
    public static Optional<KeyLookup> of(String sql) {
        return StatementParser.parse(sql).filter(PlainSelect.class::isInstance).map(PlainSelect.class::cast).flatMap(KeyLookup::of);
    }

    /// List and look-up as one statement; none where it cannot be seen which of the list's columns is the key: `customer_id` for the `id`
    /// of `customers`, and `id` of `customers` for `customer_id` of another table.
    public Optional<String> joinedTo(String list) {
        if (!keyAlone) {
            return Optional.empty();
        }
        return StatementParser.parse(list).filter(PlainSelect.class::isInstance).map(PlainSelect.class::cast)
                .filter(select -> select.getFromItem() instanceof Table && select.getForMode() == null)
                .flatMap(select -> keyIn(select).map(key -> "SELECT list.*, found.* FROM (" + select + ") AS list LEFT JOIN " + table
                        + " AS found ON found." + QuotedName.of(column) + " = list." + key));
    }

    /// The column of the list that holds the key, as it is written.
    private Optional<String> keyIn(PlainSelect list) {
        String listed = bare(((Table) list.getFromItem()).getName());
        Set<String> names = column.equals("id")
                ? Set.of(singular(bare(table)) + "_id", bare(table) + "_id")
                : column.equals(singular(listed) + "_id") || column.equals(listed + "_id") ? Set.of("id") : Set.of(column);
        return list.getSelectItems().stream().filter(item -> item.getAlias() == null).map(SelectItem::getExpression)
                .filter(Column.class::isInstance).map(shown -> ((Column) shown).getColumnName())
                .filter(name -> names.contains(name.replace("\"", ""))).findFirst();
    }

    private static String bare(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
    }

    private static String singular(String name) {
        return name.endsWith("ies") ? name.substring(0, name.length() - 3) + "y"
                : name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private static Optional<KeyLookup> of(PlainSelect select) {
        boolean simple = select.getFromItem() instanceof Table && (select.getJoins() == null || select.getJoins().isEmpty())
                && select.getWhere() != null && select.getDistinct() == null && select.getGroupBy() == null && select.getHaving() == null
                && select.getOffset() == null && select.getWithItemsList() == null && select.getForMode() == null
                && select.getWindowDefinitions() == null && (select.getIntoTables() == null || select.getIntoTables().isEmpty());
        if (!simple) {
            return Optional.empty();
        }
        List<EqualsTo> keys = keys(select.getWhere());
        return keys.size() == 1 ? together(select, keys.getFirst()) : Optional.empty();
    }

    /// The comparison that may be the key's; of several those with columns that are named like keys.
    private static List<EqualsTo> keys(Expression where) {
        var equalities = new ArrayList<EqualsTo>();
        Expression rest = where;
        while (rest instanceof AndExpression and) {
            equality(and.getRightExpression()).ifPresent(equalities::add);
            rest = and.getLeftExpression();
        }
        equality(rest).ifPresent(equalities::add);
        if (equalities.size() <= 1) {
            return equalities;
        }
        return equalities.stream().filter(each -> {
            String name = named((Column) each.getLeftExpression()).toLowerCase(Locale.ROOT);
            return name.equals("id") || name.endsWith("id");
        }).toList();
    }

    private static Optional<EqualsTo> equality(Expression condition) {
        return condition instanceof EqualsTo equals && equals.getLeftExpression() instanceof Column
                && equals.getRightExpression() instanceof JdbcParameter ? Optional.of(equals) : Optional.empty();
    }

    private static Optional<KeyLookup> together(PlainSelect select, EqualsTo key) {
        Column column = (Column) key.getLeftExpression();
        List<Expression> shown = select.getSelectItems().stream().<Expression>map(SelectItem::getExpression).toList();
        boolean aggregated = shown.stream().allMatch(KeyLookup::isAggregate);
        if (!aggregated && shown.stream().anyMatch(KeyLookup::mayAggregate)) {
            return Optional.empty();
        }
        Table table = (Table) select.getFromItem();
        if (select.getLimit() != null || select.getFetch() != null) {
            if (select.getOrderByElements() != null || !named(column).equals("id")) {
                return Optional.of(new KeyLookup(table.getFullyQualifiedName(), named(column), forEachKey(select, key), false));
            }
            // An `id` has one row anyhow.
            select.setLimit(null);
            select.setFetch(null);
        }
        boolean keyShown = shown.stream().anyMatch(each -> each instanceof AllColumns
                || (each instanceof Column one && one.getColumnName().equals(column.getColumnName())));
        if (!keyShown) {
            select.getSelectItems().addFirst(new SelectItem<>(column));
        }
        // The column's name is printed as it is.
        key.setRightExpression(new Column("ANY (" + key.getRightExpression() + ")"));
        String many = select + (aggregated ? " GROUP BY " + column : "");
        boolean keyAlone = select.getWhere() == key && !aggregated;
        return Optional.of(new KeyLookup(table.getFullyQualifiedName(), named(column), many, keyAlone));
    }

    /// The first rows of each key stay those of each key. The keys come from the table, which knows their type.
    private static String forEachKey(PlainSelect select, EqualsTo key) {
        Column column = (Column) key.getLeftExpression();
        Expression parameter = key.getRightExpression();
        key.setRightExpression(new Column(new Table("keys"), column.getColumnName()));
        String each = select.toString();
        key.setRightExpression(parameter);
        return "SELECT keys." + column.getColumnName() + ", found.* FROM (SELECT DISTINCT " + column + " FROM " + select.getFromItem()
                + " WHERE " + column + " = ANY (" + parameter + ")) AS keys CROSS JOIN LATERAL (" + each + ") AS found";
    }

    private static String named(Column column) {
        return column.getColumnName().replace("\"", "");
    }

    private static boolean isAggregate(Expression shown) {
        return shown instanceof Function function && AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT));
    }

    /// Only plain columns surely do not.
    private static boolean mayAggregate(Expression shown) {
        return switch (shown) {
            case Column _, AllColumns _, JdbcParameter _ -> false;
            case CastExpression cast -> mayAggregate(cast.getLeftExpression());
            default -> true;
        };
    }
}
