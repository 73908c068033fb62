package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.sql.QuotedName;

/// Whether an index of the catalogue is the one that is wanted: the same method, keys, columns and rows, in the same order (as
/// `CompareIndexInfo`, index.c, wants it of a partition's index). In doubt it is another one.
final class ExistingIndex {
    /// Endings of operator classes that are no type's default.
    private static final List<String> CHOSEN = List.of(
            "_pattern_ops", "_path_ops", "_trgm_ops", "_multi_ops", "_bloom_ops", ".kd_point_ops", "_ip_ops", "_cosine_ops", "_l1_ops");
    private static final Pattern NEEDLESS = Pattern.compile("(?<![\\w\"])\\((\\w+|\"[^\"]*\"|'[^']*')\\)");
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private ExistingIndex() {}

    static boolean is(IndexFacts index, IndexCandidate wanted) {
        if (index.unique() || !index.method().equals(wanted.method()) || index.keys().size() != wanted.keys().size()
                || !index.included().equals(wanted.include()) || !same(index.predicate(), wanted.where())) {
            return false;
        }
        for (int i = 0; i < wanted.keys().size(); i++) {
            if (!is(index.keys().get(i), wanted.keys().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(IndexFacts.Key key, IndexCandidate.Key wanted) {
        boolean expression = wanted.isColumn()
                ? key.expression().equals(QuotedName.of(wanted.expression()))
                : plain(key.expression()).equals(plain(wanted.expression()));
        boolean operatorClass = wanted.operatorClass().map(name -> key.operatorClass().endsWith("." + name))
                .orElseGet(() -> CHOSEN.stream().noneMatch(key.operatorClass()::endsWith));
        boolean collation = key.collation().isEmpty() || key.collation().equals("pg_catalog.default");
        return expression && operatorClass && collation && key.options() == (wanted.descending() ? DESCENDING | NULLS_FIRST : 0);
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.map(ExistingIndex::plain).equals(other.map(ExistingIndex::plain));
    }

    /// Without the parentheses that PostgreSQL prints at one time and not at another.
    private static String plain(String sql) {
        String text = sql.strip();
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
