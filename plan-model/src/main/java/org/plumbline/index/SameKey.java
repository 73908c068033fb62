package org.plumbline.index;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Whether a key of an index of the catalogue finds what a key that is wanted would find: the same expression by the same operator class
/// and collation. In doubt it is another one.
public final class SameKey {
    /// Endings of operator classes that are no type's default.
    private static final List<String> CHOSEN = List.of(
            "_pattern_ops", "_path_ops", "_trgm_ops", "_multi_ops", "_bloom_ops", ".kd_point_ops", "_ip_ops", "_cosine_ops", "_l1_ops");
    private static final Set<String> COMPARING_BYTES = Set.of("pg_catalog.C", "pg_catalog.POSIX", "pg_catalog.ucs_basic");
    private static final Pattern NEEDLESS = Pattern.compile("(?<![\\w\"])\\((\\w+|\"[^\"]*\"|'[^']*')\\)");
    /// Outside quotes: an even number of them follows.
    private static final Pattern BLANK = Pattern.compile("\\s+(?=[^'\"]*+(?:(['\"])(?:(?!\\1).)*+\\1[^'\"]*+)*+$)");
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private SameKey() {}

    /// Whether two expressions are the same, however they are printed.
    public static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /// Whichever way it is ordered.
    public static boolean finds(IndexFacts.Key there, IndexCandidate.Key wanted, TableFacts table) {
        boolean expression = wanted.isColumn()
                ? there.expression().equals(QuotedName.of(wanted.expression()))
                : plain(there.expression()).equals(plain(wanted.expression()));
        boolean operatorClass = wanted.bareOperatorClass().map(name -> there.operatorClass().endsWith("." + name))
                .orElseGet(() -> CHOSEN.stream().noneMatch(there.operatorClass()::endsWith));
        return expression && operatorClass && collates(there, wanted, table);
    }

    /// Likewise, and in the same order; NULLs stand where they do by default.
    public static boolean is(IndexFacts.Key there, IndexCandidate.Key wanted, TableFacts table) {
        return finds(there, wanted, table) && there.options() == (wanted.descending() ? DESCENDING | NULLS_FIRST : 0);
    }

    /// A column's own collation is what a new index takes. That is not known by its name, but whether it compares bytes.
    private static boolean collates(IndexFacts.Key there, IndexCandidate.Key wanted, TableFacts table) {
        boolean byteOrder = wanted.isColumn() && table.columns().stream()
                .anyMatch(column -> column.name().equals(wanted.expression()) && column.byteOrder());
        return byteOrder || !COMPARING_BYTES.contains(there.collation());
    }

    /// Without the parentheses and blanks that PostgreSQL, or a parser, prints at one time and not at another.
    static String plain(String sql) {
        String text = BLANK.matcher(sql).replaceAll("");
        String before;
        do {
            before = text;
            text = NEEDLESS.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
            text = isEnclosed(text) ? text.substring(1, text.length() - 1).strip() : text;
        } while (!text.equals(before));
        return text;
    }

    /// The first parenthesis ends at the end.
    private static boolean isEnclosed(String text) {
        if (!text.startsWith("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }
}
