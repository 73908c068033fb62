package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.sql.SqlToken.Kind;

/// Mends `interval $1`, which `pg_stat_statements` makes of `interval '7 days'` and which PostgreSQL's grammar does not take: a type's name
/// stands before a literal only. `$1::interval` is the same.
public final class TypedParameters {
    private static final Set<String> TYPES = Set.of(
            "interval", "date", "time", "timetz", "timestamp", "timestamptz", "json", "jsonb", "uuid", "inet", "cidr", "point", "bytea",
            "numeric", "text");
    private static final Set<String> ZONED = Set.of("time", "timestamp");

    private TypedParameters() {}

    /// The statement with each such type behind its parameter; without one the very text.
    public static String mended(String sql) {
        List<SqlToken> tokens = new ArrayList<>(SqlScanner.tokens(sql));
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.PARAMETER) {
                int first = typeBefore(tokens, i);
                if (first >= 0) {
                    String type = String.join("", tokens.subList(first, i).stream().map(SqlToken::text).toList()).strip();
                    tokens.set(i, new SqlToken(Kind.PARAMETER, tokens.get(i).text() + "::" + type));
                    tokens.subList(first, i).clear();
                    i = first;
                }
            }
        }
        return String.join("", tokens.stream().map(SqlToken::text).toList());
    }

    /// The index of the first token of the type's name; -1 where there is none.
    private static int typeBefore(List<SqlToken> tokens, int parameter) {
        int last = before(tokens, parameter);
        String word = word(tokens, last);
        if (word.equals("zone")) {
            int time = before(tokens, last);
            int with = before(tokens, time);
            int type = before(tokens, with);
            boolean zoned = word(tokens, time).equals("time") && Set.of("with", "without").contains(word(tokens, with));
            return zoned && ZONED.contains(word(tokens, type)) ? type : -1;
        }
        return TYPES.contains(word) ? last : -1;
    }

    private static int before(List<SqlToken> tokens, int at) {
        int index = at - 1;
        while (index >= 0 && tokens.get(index).kind() == Kind.SPACE) {
            index--;
        }
        return index;
    }

    private static String word(List<SqlToken> tokens, int at) {
        return at >= 0 && tokens.get(at).kind() == Kind.WORD ? tokens.get(at).text().toLowerCase(Locale.ROOT) : "";
    }
}
