package org.plumbline.index;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/// The name of an index to be: `orders_status_created_at_idx`, as PostgreSQL itself would choose it. An index that is more than plain
/// columns gets a short hash of its definition too: under the plain name there may be another one already, and IF NOT EXISTS would
/// build nothing.
final class IndexName {
    /// `NAMEDATALEN` - 1: PostgreSQL cuts longer names silently.
    static final int LONGEST_BYTES = 63;
    private static final String SUFFIX = "_idx";

    private IndexName() {}

    static String of(IndexCandidate candidate) {
        String keys = candidate.keys().stream().map(key -> words(key.expression())).collect(Collectors.joining("_"));
        String name = words(candidate.table()) + "_" + keys;
        return isPlain(candidate) && bytes(name + SUFFIX) <= LONGEST_BYTES ? name + SUFFIX : hashed(name, candidate);
    }

    /// The name with a hash of the definition, for one that is taken.
    static String distinct(IndexCandidate candidate) {
        return hashed(withoutSuffix(of(candidate)), candidate);
    }

    private static boolean isPlain(IndexCandidate candidate) {
        return candidate.method().equals("btree") && candidate.include().isEmpty() && candidate.where().isEmpty()
                && candidate.keys().stream().allMatch(key -> key.isColumn() && !key.descending() && key.operatorClass().isEmpty());
    }

    private static String hashed(String name, IndexCandidate candidate) {
        String end = "_" + Integer.toHexString(IndexDdl.definition(candidate).hashCode()) + SUFFIX;
        int end63 = LONGEST_BYTES - bytes(end);
        var start = new StringBuilder();
        for (int i = 0, size = 0; i < name.length();) {
            String next = Character.toString(name.codePointAt(i));
            size += bytes(next);
            if (size > end63) {
                break;
            }
            start.append(next);
            i += next.length();
        }
        return start + end;
    }

    private static String withoutSuffix(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
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
