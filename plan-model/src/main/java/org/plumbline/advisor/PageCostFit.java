package org.plumbline.advisor;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.catalog.PageCosts;
import org.plumbline.catalog.PageReads;
import org.plumbline.catalog.ServerFacts;

/// Which page costs fit what a server did, against those that it has.
///
/// The rule is that of PostgreSQL's manual (`random_page_cost`): a page read here and there costs as many times as much as one read on as
/// the disk takes longer for it, and nothing where it is in memory. Its default of 4 is 40 times as long and nine of ten in memory. A read
/// here and there is never taken to be cheaper than one read on.
///
/// @param now what the server takes them to cost
/// @param fitting what they come to, rounded to hundredths; as now where too little was read
/// @param reads what was read
/// @param ground what it rests on
public record PageCostFit(PageCosts now, PageCosts fitting, PageReads reads, Ground ground) {
    /// Fewer pages say little of the share that is in memory: 80 MB.
    private static final long FEWEST = 10_000;
    /// Where no disk was timed: the one that the manual's default stands for.
    private static final double USUAL_DISK = 40;
    /// No disk takes less: what is quicker comes from the system's own memory. NVMe takes 60 us and more, copying a page 1 to 10 us.
    private static final Duration QUICKEST_DISK = Duration.ofNanos(25_000);
    /// Of a page that is read after the one before it, where nobody told it: 160 MB/s (our own).
    private static final Duration READING_ON = Duration.ofNanos(50_000);
    /// What is nearer to it than this is no reason to plan otherwise.
    private static final double NOTICEABLE = 1.25;

    /// What fitting costs rest on.
    public enum Ground {
        /// Too little was read to say.
        FEW,
        /// The share of pages that were in the server's memory, and the manual's disk.
        SHARE,
        /// That share, and what the server's disk takes.
        DISK,
        /// That share, and what the server took to read a page; what reading on takes is not known.
        READS,
        /// What is not in the server's memory is in the system's.
        SYSTEM
    }

    /// Nothing where nobody read what the server counted.
    public static Optional<PageCostFit> of(ServerFacts server) {
        return server.pageReads().map(reads -> of(server.ownPageCosts(), reads));
    }

    private static PageCostFit of(PageCosts now, PageReads reads) {
        Ground ground = ground(reads);
        return new PageCostFit(now, switch (ground) {
            case FEW -> now;
            case SYSTEM -> fitting(now, 1);
            case READS -> fitting(now, missed(reads) * ratio(reads, READING_ON));
            case SHARE -> fitting(now, missed(reads) * USUAL_DISK);
            case DISK -> fitting(now, missed(reads) * ratio(reads, reads.sequential().orElseThrow()));
        }, reads, ground);
    }

    /// @param times as much as one read on; where that is set to cost nothing, as much as its default
    private static PageCosts fitting(PageCosts now, double times) {
        double unit = now.sequential() > 0 ? now.sequential() : 1;
        return new PageCosts(now.sequential(), Math.round(unit * Math.max(1, times) * 100) / 100.0);
    }

    private static Ground ground(PageReads reads) {
        if (reads.asked() < FEWEST) {
            return Ground.FEW;
        }
        if (reads.random().filter(time -> time.compareTo(QUICKEST_DISK) < 0).isPresent()) {
            return Ground.SYSTEM;
        }
        return reads.random().isEmpty() ? Ground.SHARE
                : reads.sequential().filter(Duration::isPositive).isPresent() ? Ground.DISK : Ground.READS;
    }

    private static double ratio(PageReads reads, Duration readingOn) {
        return Math.min(USUAL_DISK, (double) reads.random().orElseThrow().toNanos() / readingOn.toNanos());
    }

    private static double missed(PageReads reads) {
        return (double) reads.read() / reads.asked();
    }

    /// Whether plans may well be others with the fitting ones.
    public boolean differs() {
        double factor = now.random() / fitting.random();
        return factor >= NOTICEABLE || factor <= 1 / NOTICEABLE;
    }
}
