package org.plumbline.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// A name for something new that nothing has yet, at most 63 bytes (`NAMEDATALEN` - 1).
final class NewName {
    private static final int LONGEST_BYTES = 63;

    private NewName() {}

    /// `orders_city_zip_stat`, with a number where that is taken; the words are cut where they are too long.
    ///
    /// @param end of the name, as `stat`
    static String of(List<String> words, String end, Set<String> taken) {
        String start = String.join("_", words);
        for (int number = 1;; number++) {
            String suffix = "_" + end + (number == 1 ? "" : "_" + number);
            String name = cut(start, LONGEST_BYTES - suffix.length()) + suffix;
            if (!taken.contains(name)) {
                return name;
            }
        }
    }

    private static String cut(String text, int longest) {
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > longest) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
