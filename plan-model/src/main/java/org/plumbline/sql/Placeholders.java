package org.plumbline.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.sql.SqlToken.Kind;

/// Finds the placeholders of a statement, in whatever way it has them, and writes them as `$1`, `$2` ...
///
/// - `$1`: as PostgreSQL has them. Where there is one, nothing else counts as a placeholder.
/// - `:name`, and psql's `:'name'`: the same name is the same parameter. Casts `::`, `:=`, and the colon of an array's slice (`a[1:n]`, in
///   a subscript behind a value or the bracket) are none.
/// - `?` as JDBC has it: where a value is expected, not an operator. Between two values it is jsonb's operator (`doc ? 'key'`, and so
///   are `?|` and `?&`), as is `??`, which is how JDBC writes that operator. `=?` and `?||` without spaces are taken apart.
///
/// None stands in a string, a quoted name or a comment. A statement that mixes them keeps the later kind, and the server refuses it.
public final class Placeholders {
    private static final Set<String> OPERATORS = Set.of(
            "=", "<", ">", "<=", ">=", "<>", "!=", "+", "-", "*", "/", "%", "^", "||", "~", "~*", "!~", "!~*");
    /// Words with a value behind them.
    private static final Set<String> EXPECTING = Set.of(
            "select", "distinct", "all", "where", "and", "or", "not", "on", "having", "by", "when", "then", "else", "case", "limit",
            "offset", "first", "next", "in", "like", "ilike", "to", "between", "symmetric", "any", "some", "values", "set", "returning",
            "escape", "is", "from", "interval", "date", "time", "timestamp", "timestamptz", "timetz", "zone", "over", "row", "array");
    /// Words behind a value, with which none starts.
    private static final Set<String> CONTINUING = Set.of(
            "and", "or", "then", "else", "end", "when", "as", "asc", "desc", "nulls", "limit", "offset", "fetch", "from", "where", "group",
            "order", "having", "union", "except", "intersect", "is", "in", "like", "ilike", "similar", "between", "not", "collate",
            "returning", "on", "using", "join", "left", "right", "inner", "cross", "natural", "full", "for", "window", "row", "rows",
            "only", "with", "at", "escape", "overlaps", "preceding", "following", "percent");

    private final List<SqlToken> tokens;
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    /// For each open bracket, whether it is a subscript's.
    private final List<Boolean> subscripts = new ArrayList<>();
    private SqlToken before = SqlToken.NONE;
    private int count;

    private Placeholders(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /// The statement with PostgreSQL's placeholders; without any the very text.
    public static ParameterisedSql numbered(String text) {
        List<SqlToken> tokens = SqlScanner.tokens(text);
        int highest = tokens.stream().filter(token -> token.kind() == Kind.PARAMETER).mapToInt(Placeholders::number).max().orElse(0);
        if (highest > 0) {
            return new ParameterisedSql(text, numbers(highest));
        }
        var placeholders = new Placeholders(tokens);
        placeholders.name();
        if (!placeholders.names.isEmpty()) {
            return new ParameterisedSql(placeholders.sql.toString(), List.copyOf(placeholders.names.keySet()));
        }
        var marks = new Placeholders(tokens);
        marks.count();
        return new ParameterisedSql(marks.sql.toString(), numbers(marks.count));
    }

    /// Of `$1`; more than PostgreSQL has room for where it is too long to be a number.
    private static int number(SqlToken parameter) {
        return parameter.text().length() > 6 ? 1_000_000 : Integer.parseInt(parameter.text().substring(1));
    }

    private static List<String> numbers(int highest) {
        return IntStream.rangeClosed(1, highest).mapToObj(Integer::toString).toList();
    }

    private void name() {
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            SqlToken next = i + 1 < tokens.size() ? tokens.get(i + 1) : SqlToken.NONE;
            boolean quoted = next.kind() == Kind.STRING && next.text().length() > 2 && next.text().startsWith("'");
            if (token.is(":") && (next.kind() == Kind.WORD || quoted) && !isSlice()) {
                String name = quoted ? next.text().substring(1, next.text().length() - 1) : next.text();
                put(names.computeIfAbsent(name, _ -> names.size() + 1));
                i++;
            } else {
                keep(token);
            }
        }
    }

    /// The colon here is that of `a[lower:upper]`.
    private boolean isSlice() {
        return !subscripts.isEmpty() && subscripts.getLast() && (before.is("[") || endsValue(before));
    }

    private void keep(SqlToken token) {
        sql.append(token.text());
        if (token.is("[")) {
            subscripts.add(!before.isWord("array") && !before.is("[") && !before.is(","));
        } else if (token.is("]") && !subscripts.isEmpty()) {
            subscripts.removeLast();
        }
        before = token.isSilent() ? before : token;
    }

    private void count() {
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == Kind.OPERATOR && token.text().indexOf('?') >= 0) {
                mark(token.text(), i);
            } else {
                keep(token);
            }
        }
    }

    /// An operator in which there is a question mark, all of it or a part being a placeholder.
    private void mark(String operator, int at) {
        if (operator.contains("??")) {
            keep(new SqlToken(Kind.OPERATOR, operator.replace("??", "?")));
            return;
        }
        String rest = operator;
        for (int mark = rest.indexOf('?'); mark >= 0 && isPlaceholder(rest, mark, at); mark = rest.indexOf('?')) {
            if (mark > 0) {
                keep(new SqlToken(Kind.OPERATOR, rest.substring(0, mark)));
            }
            count++;
            put(count);
            rest = rest.substring(mark + 1);
        }
        if (!rest.isEmpty()) {
            keep(new SqlToken(Kind.OPERATOR, rest));
        }
    }

    private boolean isPlaceholder(String operator, int mark, int at) {
        if (mark > 0) {
            return OPERATORS.contains(operator.substring(0, mark));
        }
        return !endsValue(before) || (operator.equals("?") && !startsValue(behind(at)));
    }

    /// Apart from a name or a dollar before it: with `$` it would open a string.
    private void put(int number) {
        char last = sql.isEmpty() ? ' ' : sql.charAt(sql.length() - 1);
        sql.append(Character.isUnicodeIdentifierPart(last) || last == '$' ? " " : "");
        keep(new SqlToken(Kind.PARAMETER, "$" + number));
    }

    private SqlToken behind(int at) {
        return tokens.subList(at + 1, tokens.size()).stream().filter(token -> !token.isSilent()).findFirst().orElse(SqlToken.NONE);
    }

    private static boolean endsValue(SqlToken token) {
        return switch (token.kind()) {
            case NUMBER, STRING, QUOTED_NAME, PARAMETER -> true;
            case WORD -> EXPECTING.stream().noneMatch(token::isWord);
            case SYMBOL -> token.is(")") || token.is("]");
            case SPACE, COMMENT, OPERATOR -> false;
        };
    }

    private static boolean startsValue(SqlToken token) {
        return switch (token.kind()) {
            case NUMBER, STRING, QUOTED_NAME, PARAMETER -> true;
            case WORD -> CONTINUING.stream().noneMatch(token::isWord);
            case SYMBOL -> token.is("(");
            case OPERATOR -> token.text().startsWith("?");
            case SPACE, COMMENT -> false;
        };
    }
}
