package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.plumbline.app.db.ReadWriteRates;
import org.plumbline.capacity.replica.CatchUp;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.ReadCapacity;
import org.plumbline.capacity.replica.Router;
import org.plumbline.capacity.replica.WalOutlook;

/// What becomes of WAL that is missing or kept, who may answer a read that has to see its write, and how far standbys relieve a primary, in
/// words.
public final class OutlookText {
    private static final double SHARE = 100;

    private OutlookText() {}

    /// When a standby catches up that has a rate of replay to do it with.
    ///
    /// @param behindBytes of WAL that it has not replayed
    /// @param replayRate bytes a second
    /// @param walRate bytes a second that the primary writes
    public static String catchUp(double behindBytes, double replayRate, double walRate) {
        OptionalDouble seconds = WalOutlook.catchUp(behindBytes, replayRate, walRate);
        return seconds.isEmpty() ? "It never catches up: replay (" + rate(replayRate) + ") does not outrun the WAL (" + rate(walRate) + ")."
                : seconds.getAsDouble() == 0 ? "It is caught up."
                : "It catches up in " + CacheText.time(seconds.getAsDouble()) + ": " + ReplicaText.bytes(behindBytes) + " at "
                        + rate(replayRate - walRate) + ", by which replay outruns the WAL.";
    }

    /// Likewise, by how its bytes behind went.
    public static String catchUp(CatchUp seen) {
        String over = " (over the last " + CacheText.time(seen.over()) + ")";
        return seen.seconds().isPresent()
                ? "At this pace it catches up in " + CacheText.time(seen.seconds().getAsDouble()) + ": it comes nearer by "
                        + rate(seen.gain()) + over + "."
                : "At this pace it never catches up: " + (seen.gain() < 0 ? "it falls behind by " + rate(-seen.gain()) + " more"
                        : "it comes no nearer") + over + ".";
    }

    /// What a slot that nobody uses does to the disk, a sentence each.
    ///
    /// @param freeBytes of the primary's disk, as typed: no SQL tells it
    /// @param safeBytes until `max_slot_wal_keep_size` lets the slot go; none without that limit
    /// @param walRate bytes a second
    public static List<String> disk(OptionalDouble freeBytes, OptionalDouble safeBytes, double walRate) {
        var lines = new ArrayList<String>();
        if (freeBytes.isPresent()) {
            OptionalDouble full = WalOutlook.diskFull(freeBytes.getAsDouble(), safeBytes, walRate);
            lines.add(full.isPresent() ? "A slot that nobody uses fills the disk in " + CacheText.time(full.getAsDouble()) + "."
                    : walRate == 0 ? "Nothing is written, so that no slot fills the disk."
                    : "A slot that nobody uses does not fill the disk: max_slot_wal_keep_size lets it go before.");
        }
        safeBytes.ifPresent(safe -> WalOutlook.slotLost(safe, walRate).ifPresent(lost ->
                lines.add("After " + CacheText.time(lost) + " it has lost WAL that its standby needs.")));
        return lines;
    }

    /// Whether a standby may answer a read that has to see a write.
    ///
    /// @param written the primary's position after the commit
    /// @param replayed the standby's; none where it has replayed nothing
    public static String token(Lsn written, Optional<Lsn> replayed) {
        return replayed.isEmpty() ? "It has replayed nothing yet: read from the primary."
                : Router.seesWrite(written, replayed.get()) ? "It has replayed " + written + ": a read from it sees that write."
                : "It has not replayed " + written + " yet (" + ReplicaText.bytes(written.minus(replayed.get()))
                        + (written.minus(replayed.get()) == 1 ? " is" : " are") + " missing): read from the primary, or wait.";
    }

    /// The question that a router asks a standby, as SQL.
    public static String tokenQuery(Lsn written) {
        return "SELECT pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn";
    }

    /// How the work spreads, a sentence each.
    ///
    /// @param most that a server may be busy, 0 to 1
    public static List<String> capacity(ReadCapacity work, double most) {
        var lines = new ArrayList<String>();
        lines.add("Of the reads " + CacheText.share(work.stickyShare()) + " follow their session's write so closely that they stay on the "
                + "primary: with its writes it is busy for " + busy(work.primaryUtilisation()) + ".");
        lines.add(work.standbys() == 0 ? "There is no standby to read from."
                : (work.standbys() == 1 ? "The standby is" : "Each of the " + work.standbys() + " standbys is") + " busy for "
                        + busy(work.standbyUtilisation()) + ", replay included; the one process that replays is busy for "
                        + busy(work.replayUtilisation()) + (work.replayUtilisation() > 1 ? ": it falls further and further behind." : "."));
        OptionalInt needed = work.standbysFor(most);
        lines.add(needed.isPresent() && needed.getAsInt() == 0 ? "The primary alone would not be busier than " + CacheText.share(most)
                + ": it needs no standby for its reads."
                : needed.isPresent() ? "So that no server is busier than " + CacheText.share(most) + " it takes "
                        + standbys(needed.getAsInt()) + "; more bring the primary nothing, as its writes and sticky reads stay."
                : "No number of standbys keeps every server below " + CacheText.share(most) + ": "
                        + (work.with(1).primaryUtilisation() > most
                        ? "what stays on the primary is more. Fewer sticky reads, cheaper writes or shards help."
                        : work.with(1).replayUtilisation() > most
                        ? "a single process replays the writes on each, and that is more. Fewer or cheaper writes or shards help."
                        : "replaying the writes alone is more."));
        return lines;
    }

    /// What is left out of what a server's clients do, in a sentence; none where nothing is.
    ///
    /// @param server its name
    public static Optional<String> partial(String server, ReadWriteRates counted) {
        var left = new ArrayList<String>();
        if (counted.hidden() > 0) {
            left.add(entries(counted.hidden()) + " of other users, hidden from this one (GRANT pg_read_all_stats shows them)");
        }
        if (counted.others() > 0) {
            left.add(entries(counted.others()) + " of commands that are neither reads nor writes, such as BEGIN or VACUUM");
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(server + ": left out are " + String.join(", and ", left) + ".");
    }

    private static String entries(long count) {
        return Format.countFull(count) + (count == 1 ? " entry" : " entries");
    }

    /// `3 standbys`.
    public static String standbys(long count) {
        return count == 0 ? "no standby" : count == 1 ? "one standby" : Format.countFull(count) + " standbys";
    }

    /// `1.5 MB a second`.
    public static String rate(double bytesPerSecond) {
        return ReplicaText.bytes(bytesPerSecond) + " a second";
    }

    /// `75 %`, or more than it can do.
    public static String busy(double utilisation) {
        return utilisation > 1 ? Format.figure(utilisation * SHARE) + " % (more than it can do)" : CacheText.share(utilisation);
    }
}
