package org.plumbline.app.db.history;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.SqlToken.Kind;

/// Takes passwords out of what is to be written down: those of libpq's connection strings and of addresses, as `dblink` takes them in a
/// literal and comments hold them, literals that a column called password is compared with, and those that are hashed.
final class HiddenPasswords {
    private static final String HIDDEN = "***";
    private static final Set<String> NAMES = Set.of("password", "passwd", "pwd");
    /// Of pgcrypto and PostgreSQL: what goes in is a password as a rule.
    private static final Set<String> HASHING = Set.of("crypt", "md5");
    private static final Set<String> COMPARING = Set.of("=", "<>", "!=", "~~", "~~*", "!~~", "!~~*", "like", "ilike", "in");
    /// May stand between the column, the comparison and the literals: casts, the backslash of JSON's quotes.
    private static final Set<String> BESIDE = Set.of(
            "::", "\\", "not", "text", "character", "varying", "bpchar", "citext", "any", "all", "array", "[", "]", "||");
    /// `password=secret`, `password=''a secret''`: quotes are doubled in a literal.
    private static final Pattern KEYWORD = Pattern.compile(
            "(password\\s*=\\s*)(?:''[^']*+(?:(?<=\\\\)''[^']*+)*+''|[^\\s'\"&;]++)", Pattern.CASE_INSENSITIVE);
    /// `://user:secret@host`.
    private static final Pattern ADDRESS = Pattern.compile("(://[^\\s/:@']*+:)[^\\s'/]*@");

    private HiddenPasswords() {}

    /// A statement without them.
    static String inStatement(String sql) {
        var comparison = new Comparison();
        return SqlScanner.tokens(sql).stream().map(comparison::hidden).collect(Collectors.joining());
    }

    /// EXPLAIN's JSON without them: it has each property, and each text of a list, on a line of its own.
    static String inPlan(String json) {
        return json.lines().map(line -> line.indexOf('\'') < 0 ? line : inLine(line)).collect(Collectors.joining("\n"))
                + (json.endsWith("\n") ? "\n" : "");
    }

    /// A name or an address without them.
    static String inText(String text) {
        String keywords = KEYWORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + HIDDEN
                + (found.group().endsWith("\\") ? "\\" : ""))); // in JSON it belongs to the quote behind it
        return ADDRESS.matcher(keywords).replaceAll("$1" + HIDDEN + "@");
    }

    /// `"Filter": "(status = 'open'::text)"`: the text in the last pair of quotes is an expression.
    private static String inLine(String line) {
        int key = line.indexOf("\": \"");
        int start = key < 0 ? line.indexOf('"') + 1 : key + 4;
        return line.substring(0, start) + inStatement(line.substring(start));
    }

    /// Goes over tokens: `password = 'secret'`, `(u.password)::text = 'secret'::text`, `password IN ('one', 'two')`, `crypt('secret', x)`.
    private static final class Comparison {
        private boolean named;
        private boolean compared;
        /// Round brackets open since the comparison.
        private int depth;

        String hidden(SqlToken token) {
            String text = token.text().toLowerCase(Locale.ROOT);
            if (token.kind() == Kind.STRING) {
                return compared ? "'" + HIDDEN + "'" : inText(token.text());
            }
            if (token.isSilent()) {
                return inText(token.text());
            }
            String name = name(token, text);
            if (NAMES.contains(name)) {
                become(true, false);
            } else if (HASHING.contains(name) || (named && COMPARING.contains(text))) {
                become(named, true);
            } else if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
                if (compared && depth < 0) {
                    become(false, false);
                }
            } else if (!BESIDE.contains(text) && !(token.is(",") && compared && depth > 0)) {
                become(false, false);
            }
            return token.text();
        }

        private void become(boolean hasName, boolean isCompared) {
            named = hasName;
            compared = isCompared;
            depth = 0;
        }

        /// In JSON a backslash stands before each of the quotes.
        private static String name(SqlToken token, String text) {
            return token.kind() == Kind.QUOTED_NAME ? text.replace("\"", "").replace("\\", "") : text;
        }
    }
}
