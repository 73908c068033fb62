package org.plumbline.capacity.replica;

import java.util.OptionalDouble;
import org.plumbline.capacity.RefusedFigure;

/// What becomes of WAL that a standby has not taken yet. Rates are in bytes of WAL a second, times in seconds.
public final class WalOutlook {
    /// The most bytes: an exbibyte.
    public static final double MOST_BYTES = 0x1p60;

    private WalOutlook() {}

    /// How long a standby needs to catch up: `behind / (replay rate − WAL rate)`; none where it never does.
    public static OptionalDouble catchUp(double behindBytes, double replayRate, double walRate) {
        bytes("Bytes behind", behindBytes);
        double gain = bytes("Replay rate", replayRate) - bytes("WAL rate", walRate);
        return behindBytes == 0 ? OptionalDouble.of(0) : gain <= 0 ? OptionalDouble.empty() : OptionalDouble.of(behindBytes / gain);
    }

    /// How long until WAL that is kept for a slot which nobody uses has filled the disk: `free / WAL rate`; none where nothing is written.
    ///
    /// @param safeBytes after which `max_slot_wal_keep_size` lets the slot go instead (`safe_wal_size`); none without that limit
    public static OptionalDouble diskFull(double freeBytes, OptionalDouble safeBytes, double walRate) {
        bytes("Free bytes", freeBytes);
        boolean letGo = safeBytes.isPresent() && bytes("Safe bytes", safeBytes.getAsDouble()) < freeBytes;
        return bytes("WAL rate", walRate) == 0 || letGo ? OptionalDouble.empty() : OptionalDouble.of(freeBytes / walRate);
    }

    /// How long until a slot with a limit loses WAL that its standby needs: `safe / WAL rate`; none where nothing is written.
    public static OptionalDouble slotLost(double safeBytes, double walRate) {
        bytes("Safe bytes", safeBytes);
        return bytes("WAL rate", walRate) == 0 ? OptionalDouble.empty() : OptionalDouble.of(safeBytes / walRate);
    }

    private static double bytes(String what, double value) {
        return RefusedFigure.within(what, value, 0, MOST_BYTES);
    }
}
