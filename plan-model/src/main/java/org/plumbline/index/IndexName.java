package org.plumbline.index;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The name of an index to be: `orders_status_created_at_idx`, as PostgreSQL itself would choose it. An index that is more than plain
/// columns says what more (`orders_status_partial_1f3a9c2b_idx`) and gets a short hash of its definition too: under the plain name there
/// may be another one already, and IF NOT EXISTS would build nothing.
final class IndexName {
    /// `NAMEDATALEN` - 1: PostgreSQL cuts longer names silently.
    static final int LONGEST_BYTES = 63;
    private static final String SUFFIX = "_idx";

    private IndexName() {}

    static String of(IndexCandidate candidate) {
        return numbered(candidate, 0);
    }

    /// The name to try when so many were taken; some of them are alike.
    static String numbered(IndexCandidate candidate, int attempt) {
        String keys = candidate.keys().stream().map(key -> words(key.expression())).collect(Collectors.joining("_"));
        String start = words(candidate.table()) + "_" + keys;
        if (attempt == 0 && isPlain(candidate) && bytes(start + SUFFIX) <= LONGEST_BYTES) {
            return start + SUFFIX;
        }
        String hash = "_" + Integer.toHexString(IndexDdl.definition(anywhere(candidate)).hashCode());
        String end = kind(candidate) + hash + (attempt > 1 ? "_" + attempt : "") + SUFFIX;
        return cut(start, LONGEST_BYTES - bytes(end)) + end;
    }

    /// The name is the same whether a plan prints the schema or not.
    private static IndexCandidate anywhere(IndexCandidate candidate) {
        return new IndexCandidate(
                Optional.empty(), candidate.table(), candidate.method(), candidate.keys(), candidate.include(), candidate.where());
    }

    private static boolean isPlain(IndexCandidate candidate) {
        return kind(candidate).isEmpty()
                && candidate.keys().stream().allMatch(key -> key.isColumn() && !key.descending() && key.operatorClass().isEmpty());
    }

    private static String kind(IndexCandidate candidate) {
        return (candidate.method().equals("btree") ? "" : "_" + words(candidate.method()))
                + (candidate.include().isEmpty() ? "" : "_incl")
                + (candidate.where().isEmpty() ? "" : "_partial");
    }

    /// As many of its first characters as fit.
    private static String cut(String name, int longestBytes) {
        var start = new StringBuilder();
        for (int i = 0, size = 0; i < name.length();) {
            String next = Character.toString(name.codePointAt(i));
            size += bytes(next);
            if (size > longestBytes) {
                break;
            }
            start.append(next);
            i += next.length();
        }
        return start.toString();
    }

    /// Letters, digits and underscores, lower-case; what stands between them becomes one underscore.
    private static String words(String text) {
        var words = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                words.appendCodePoint(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != '_') {
                words.append('_');
            }
        });
        int end = words.length();
        return end > 1 && words.charAt(end - 1) == '_' ? words.substring(0, end - 1) : words.isEmpty() ? "x" : words.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
