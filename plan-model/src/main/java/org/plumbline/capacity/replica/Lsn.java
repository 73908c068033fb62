package org.plumbline.capacity.replica;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.capacity.RefusedFigure;

/// A position in the write-ahead log (`pg_lsn`), in bytes from its beginning, without a sign.
///
/// @param position as 64 bits
public record Lsn(long position) implements Comparable<Lsn> {
    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");
    private static final int HALF = 32;

    /// As PostgreSQL prints it: `16/B374D848`.
    ///
    /// @throws RefusedFigure when it is none
    public static Lsn of(String text) {
        Matcher halves = TEXT.matcher(text.strip());
        if (!halves.matches()) {
            throw new RefusedFigure("\"" + text + "\" is no position in the WAL; one like 16/B374D848 will do.");
        }
        return new Lsn(Long.parseLong(halves.group(1), 16) << HALF | Long.parseLong(halves.group(2), 16));
    }

    /// Bytes from another one to this (`pg_wal_lsn_diff`); negative where the other lies further on.
    public long minus(Lsn other) {
        return position - other.position;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(position, other.position);
    }

    @Override
    public String toString() {
        return Long.toHexString(position >>> HALF).toUpperCase(Locale.ROOT) + "/"
                + Long.toHexString(position & 0xFFFF_FFFFL).toUpperCase(Locale.ROOT);
    }
}
