package org.plumbline.capacity.shard;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/// Keys as `COPY ... TO` writes a column: one a line, `\N` for NULL, a backslash as two; after a tab the row's size in bytes, where it is
/// known. Empty lines are left out. A `bytea` may also be written with one backslash, `\x0aff`, as a person writes it.
public final class KeyLines {
    private static final String NULL = "\\N";
    private static final int LOOK_EVERY = 10_000;

    private KeyLines() {}

    /// Counts them all.
    ///
    /// @param goOn asked now and then; when it says no, the rest is not read
    /// @throws IllegalArgumentException a sentence that names the line, when a key is not of its type or a size is none
    public static void read(BufferedReader lines, ShardTally tally, BooleanSupplier goOn) throws IOException {
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number % LOOK_EVERY == 0 && !goOn.getAsBoolean()) {
                return;
            }
            try {
                take(line, tally);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("Line " + number + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static void take(String line, ShardTally tally) {
        int tab = line.indexOf('\t');
        String key = tab < 0 ? line : line.substring(0, tab);
        if (key.equals(NULL)) {
            tally.addNulls(1);
        } else if (!line.isEmpty()) {
            boolean byPerson = tally.type() == KeyType.BYTES && key.startsWith("\\x");
            tally.add(byPerson ? key : CopyText.plain(key), tab < 0 ? 0 : bytes(line.substring(tab + 1).strip()));
        }
    }

    private static long bytes(String text) {
        try {
            long bytes = Long.parseLong(text);
            if (bytes >= 0 && bytes <= Integer.MAX_VALUE) {
                return bytes;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("What follows the tab is \"" + text + "\"; it is the row's size in bytes, such as 120.");
    }
}
