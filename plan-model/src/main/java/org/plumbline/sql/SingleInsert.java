package org.plumbline.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Values;
import org.plumbline.sql.SqlToken.Kind;

/// An INSERT of one row: `INSERT INTO events (a, b) VALUES ($1, $2)`.
///
/// @param rows the same for three rows in one statement, which may be any number
/// @param copy `COPY events (a, b) FROM STDIN`; none where the statement does what COPY cannot: RETURNING, ON CONFLICT, or values that are
///         computed
/// @param arrays the same with an array for each column; none where values are computed
public record SingleInsert(String rows, Optional<String> copy, Optional<ArrayInsert> arrays) {
    private static final int ROWS_SHOWN = 3;

    /// The insert; none where the statement is another one, or cannot be parsed.
    public static Optional<SingleInsert> of(String sql) {
        return StatementParser.parse(sql).filter(Insert.class::isInstance).map(Insert.class::cast).flatMap(insert -> of(insert, sql));
    }

    private static Optional<SingleInsert> of(Insert insert, String sql) {
        if (!(insert.getSelect() instanceof Values values) || insert.getWithItemsList() != null) {
            return Optional.empty();
        }
        ExpressionList<?> expressions = values.getExpressions();
        boolean oneRow = expressions instanceof ParenthesedExpressionList<?>
                || expressions.stream().noneMatch(ExpressionList.class::isInstance);
        List<SqlToken> tokens = SqlScanner.tokens(sql);
        int word = first(tokens, 0, token -> token.isWord("values"));
        int start = word < 0 ? -1 : first(tokens, word, token -> token.is("("));
        int end = start < 0 ? -1 : closing(tokens, start);
        if (!oneRow || end < 0) {
            return Optional.empty();
        }
        List<SqlToken> row = tokens.subList(start, end + 1);
        int parameters = (int) row.stream().filter(token -> token.kind() == Kind.PARAMETER).count();
        boolean elsewhere = tokens.stream().filter(token -> token.kind() == Kind.PARAMETER).count() > parameters;
        if (parameters == 0 || elsewhere) {
            return Optional.empty();
        }
        var text = new StringBuilder(text(tokens.subList(0, end + 1)));
        for (int i = 1; i < ROWS_SHOWN; i++) {
            text.append(", ").append(text(shifted(row, i * parameters)));
        }
        text.append(text(tokens.subList(end + 1, tokens.size())));
        boolean plain = row.stream().allMatch(token -> token.isSilent() || token.kind() == Kind.PARAMETER || token.is("(") || token.is(")")
                || token.is(","));
        boolean copies = plain && insert.getReturningClause() == null && insert.getConflictAction() == null;
        List<String> columns = insert.getColumns() == null ? List.of() : insert.getColumns().stream().map(Column::getColumnName).toList();
        String listed = columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")";
        String table = insert.getTable().getFullyQualifiedName();
        List<String> given = row.stream().filter(token -> token.kind() == Kind.PARAMETER).map(SqlToken::text).toList();
        boolean once = given.stream().distinct().count() == given.size();
        return Optional.of(new SingleInsert(text.toString(),
                copies ? Optional.of("COPY " + table + listed + " FROM STDIN") : Optional.empty(),
                plain && once ? Optional.of(new ArrayInsert(table, columns.stream().map(QuotedName::read).toList(), given,
                        text(tokens.subList(0, word)), text(tokens.subList(end + 1, tokens.size())))) : Optional.empty()));
    }

    /// The index of the first of these from there on; -1 where there is none.
    private static int first(List<SqlToken> tokens, int from, Predicate<SqlToken> wanted) {
        return IntStream.range(from, tokens.size()).filter(i -> wanted.test(tokens.get(i))).findFirst().orElse(-1);
    }

    private static int closing(List<SqlToken> tokens, int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<SqlToken> shifted(List<SqlToken> row, int by) {
        return row.stream().map(token -> token.kind() == Kind.PARAMETER
                ? new SqlToken(Kind.PARAMETER, "$" + (Long.parseLong(token.text().substring(1)) + by)) : token).toList();
    }

    private static String text(List<SqlToken> tokens) {
        return String.join("", tokens.stream().map(SqlToken::text).toList());
    }
}
