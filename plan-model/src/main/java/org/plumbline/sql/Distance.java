package org.plumbline.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far a column is from one value, where rows are ordered by that, the nearest first: `(location <-> '(29,40)'::point)`.
///
/// @param column of the table
/// @param castToText it stands as `(column)::text`
/// @param operator as EXPLAIN prints it
/// @param columnFirst the column stands on the left
/// @param value that all rows are compared with
public record Distance(ColumnName column, boolean castToText, String operator, boolean columnFirst, Operand.Value value) {
    /// Those of PostgreSQL, its extensions and pgvector that an index can be in the order of.
    private static final Set<String> OPERATORS = Set.of("<->", "<#>", "<=>", "<+>", "<->>", "<<->", "<->>>", "<<<->");

    /// None where a sort key is anything else, or in another order than its own.
    public static Optional<Distance> of(String sortKey) {
        List<SqlToken> tokens = bare(SqlScanner.tokens(sortKey.strip()));
        int depth = 0;
        int operator = -1;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.kind() == SqlToken.Kind.OPERATOR) {
                if (operator >= 0 || !OPERATORS.contains(token.text())) {
                    return Optional.empty();
                }
                operator = i;
            }
        }
        return operator < 0 ? Optional.empty() : of(
                operand(tokens.subList(0, operator)), tokens.get(operator).text(), operand(tokens.subList(operator + 1, tokens.size())));
    }

    private static Optional<Distance> of(Optional<Operand> left, String operator, Optional<Operand> right) {
        return of(left, operator, right, true).or(() -> of(right, operator, left, false));
    }

    private static Optional<Distance> of(Optional<Operand> subject, String operator, Optional<Operand> other, boolean first) {
        return subject.isPresent() && subject.get() instanceof Operand.OfColumn(ColumnName column, boolean castToText)
                && other.isPresent() && other.get() instanceof Operand.Value value
                ? Optional.of(new Distance(column, castToText, operator, first, value)) : Optional.empty();
    }

    private static Optional<Operand> operand(List<SqlToken> tokens) {
        return ExpressionParser.parse(String.join("", tokens.stream().map(SqlToken::text).toList()).strip()).map(OperandReader::read);
    }

    /// Without the parentheses around all of it.
    private static List<SqlToken> bare(List<SqlToken> tokens) {
        List<SqlToken> inner = tokens;
        while (!inner.isEmpty() && inner.getFirst().is("(") && endOfFirst(inner) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    /// Where the parenthesis that a text begins with is closed.
    private static int endOfFirst(List<SqlToken> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
