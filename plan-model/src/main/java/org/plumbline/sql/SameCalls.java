package org.plumbline.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.sql.SqlToken.Kind;

/// Gives alike function calls the same parameters: of `SELECT date_trunc('day', at) ... GROUP BY date_trunc('day', at)` the extension
/// `pg_stat_statements` makes two calls with `$1` and `$2`, which the server then takes for different expressions and refuses.
public final class SameCalls {
    private static final String PARAMETER = "$";
    /// Longer ones are generated.
    private static final int LONGEST = 20_000;

    /// Beside the reserved ones: they stand before brackets that hold no arguments, and whose values may have any type.
    private static final Set<String> NO_FUNCTIONS = Set.of("between", "ilike", "like", "overlaps", "row", "values");

    private final List<SqlToken> tokens;
    /// The parameters of the first call of each kind.
    private final Map<String, List<String>> calls = new HashMap<>();
    /// From a parameter to an earlier one that it is the same as.
    private final Map<String, String> same = new HashMap<>();

    private SameCalls(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /// The statement with fewer parameters, numbered without gaps; the very text where no two calls are alike. Its parameters no longer
    /// stand for the original's values: only a generic plan may be made of it.
    public static String unified(String sql) {
        if (sql.length() > LONGEST) {
            return sql;
        }
        var finder = new SameCalls(SqlScanner.tokens(sql));
        finder.find();
        return finder.same.isEmpty() ? sql : finder.numbered();
    }

    private void find() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (isFunction(tokens.get(i)) && tokens.get(i + 1).is("(")) {
                call(i);
            }
        }
    }

    private static boolean isFunction(SqlToken token) {
        return token.kind() == Kind.WORD && !PostgresNames.isReserved(token.text())
                && !NO_FUNCTIONS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private void call(int start) {
        var text = new StringBuilder();
        var parameters = new ArrayList<String>();
        int depth = 0;
        for (int i = start; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == Kind.PARAMETER) {
                parameters.add(token.text());
                text.append(PARAMETER);
            } else if (!token.isSilent()) {
                text.append(token.text()).append(' ');
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && i > start) {
                break;
            }
        }
        if (parameters.isEmpty()) {
            return;
        }
        List<String> first = calls.putIfAbsent(text.toString(), parameters);
        for (int i = 0; first != null && i < parameters.size(); i++) {
            String earlier = root(first.get(i));
            String later = root(parameters.get(i));
            if (!earlier.equals(later)) {
                same.put(later, earlier);
            }
        }
    }

    private String root(String parameter) {
        String root = parameter;
        while (same.containsKey(root)) {
            root = same.get(root);
        }
        return root;
    }

    private String numbered() {
        var numbers = new HashMap<String, String>();
        var sql = new StringBuilder();
        for (SqlToken token : tokens) {
            String text = token.text();
            if (token.kind() == Kind.PARAMETER) {
                text = numbers.computeIfAbsent(root(text), _ -> PARAMETER + (numbers.size() + 1));
            }
            sql.append(text);
        }
        return sql.toString();
    }
}
