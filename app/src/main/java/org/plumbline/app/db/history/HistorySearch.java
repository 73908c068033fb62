package org.plumbline.app.db.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which runs are wanted.
///
/// @param words each has to stand somewhere in the statement, in upper or lower case; none for all
/// @param connection what the person calls it; absent for all
/// @param fingerprint of the normalised statement; absent for all
/// @param most no more than so many, the newest
public record HistorySearch(String words, Optional<String> connection, Optional<Long> fingerprint, int most) {
    /// Those of all connections.
    public static HistorySearch newest(int most) {
        return new HistorySearch("", Optional.empty(), Optional.empty(), most);
    }

    /// Those of one statement on one connection.
    public static HistorySearch ofStatement(long fingerprint, String connection, int most) {
        return new HistorySearch("", Optional.of(connection), Optional.of(fingerprint), most);
    }

    List<String> eachWord() {
        return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
