package org.plumbline.rewrite.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.SqlToken.Kind;

/// The constants of statements: what tells statements apart is near to them.
///
/// @param texts what stands in quotes, and figures as they are written
/// @param beside by column's name: those that stand soon behind it, as in `status = 'paid'`
/// @param asksClock the statements compare with the time of day
record Literals(Set<String> texts, Map<String, List<String>> beside, boolean asksClock) {
    /// Between a column and the constant that it is compared with.
    private static final int NEAR = 9;
    private static final Set<String> CLOCK = Set.of("now", "current_date", "current_timestamp", "localtimestamp", "statement_timestamp");

    /// Those of statements, conditions of a CHECK and the like.
    static Literals of(List<String> statements) {
        var texts = new LinkedHashSet<String>();
        var beside = new LinkedHashMap<String, List<String>>();
        boolean clock = false;
        for (String statement : statements) {
            List<SqlToken> tokens = SqlScanner.tokens(statement).stream().filter(token -> !token.isSilent()).toList();
            for (int i = 0; i < tokens.size(); i++) {
                SqlToken token = tokens.get(i);
                clock |= CLOCK.contains(token.text().toLowerCase(Locale.ROOT));
                if (token.kind() == Kind.STRING || token.kind() == Kind.NUMBER) {
                    String text = token.kind() == Kind.STRING ? content(token.text()) : token.text().replace("_", "");
                    texts.add(text);
                    for (int back = i - 1; back >= Math.max(0, i - NEAR); back--) {
                        if (tokens.get(back).kind() == Kind.WORD || tokens.get(back).kind() == Kind.QUOTED_NAME) {
                            beside.computeIfAbsent(name(tokens.get(back)), _ -> new ArrayList<>()).add(text);
                        }
                    }
                }
            }
        }
        return new Literals(texts, beside, clock);
    }

    private static String name(SqlToken token) {
        return token.kind() == Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : token.unquoted();
    }

    /// Figures among them, those in quotes too.
    List<BigDecimal> numbers() {
        var numbers = new ArrayList<BigDecimal>();
        for (String text : texts) {
            try {
                numbers.add(new BigDecimal(text.strip()));
            } catch (NumberFormatException _) {
                // one of the others
            }
        }
        return numbers;
    }

    private static String content(String quoted) {
        if (quoted.startsWith("$")) {
            int tag = quoted.indexOf('$', 1) + 1;
            return quoted.length() >= 2 * tag ? quoted.substring(tag, quoted.length() - tag) : "";
        }
        int open = quoted.indexOf('\'');
        String inner = quoted.substring(open + 1, Math.max(open + 1, quoted.length() - 1)).replace("''", "'");
        return quoted.startsWith("E") || quoted.startsWith("e") ? inner.replace("\\\\", "\\").replace("\\'", "'") : inner;
    }
}
