package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.app.cache.CacheMeasurement;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.cache.RedisMemory;
import org.plumbline.app.db.ComparedColumn;
import org.plumbline.app.db.StatementTraffic;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.CacheEstimate;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.KeyCounts;
import org.plumbline.capacity.cache.LayerEstimate;
import org.plumbline.capacity.cache.LayersEstimate;
import org.plumbline.capacity.cache.LayersReplay;
import org.plumbline.capacity.cache.Stampede;
import org.plumbline.capacity.cache.Traffic;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// Caches in words.
public final class CacheText {
    /// What the basic strategy does not say.
    public static final String BASIC = "The basic strategy keeps a dictionary in each process that has no bound, no time to live, and no "
            + "way to "
            + "hear of another process's updates: it grows until it holds everything, and in the end whatever changed is served stale. "
            + "Bound it, let it expire, and send invalidations to all processes.";
    /// Why nothing can be said of statements.
    public static final String SINCE_UNKNOWN = "Since when its statements are counted is not known there (pg_stat_statements before 1.9), "
            + "so "
            + "that nothing can be said a second.";
    private static final double LONGEST_SECONDS = 9e9;
    private static final double NANOS = 1e9;

    private CacheText() {}

    /// How often it hits, and what bounds that.
    public static String hits(Cache cache, Traffic traffic, CacheEstimate estimate) {
        String hits = "It answers " + share(estimate.hitRatio()) + " of the requests";
        if (!estimate.full()) {
            return hits + " and holds " + count(estimate.itemsKept()) + " of " + Format.countFull(traffic.popularity().items()) + " items"
                    + (cache.capacity().isPresent() ? ": it never fills, so that more room would not help." : ".");
        }
        long room = cache.capacity().orElseThrow();
        return hits + ". Whatever is not asked for within " + time(estimate.stay().idle())
                + " makes room for others. With this room at most "
                + share(traffic.popularity().top(room)) + " is possible, for one that knows beforehand what is popular.";
    }

    /// What a time to live means for this workload; empty where nothing expires.
    public static Optional<String> timeToLive(Cache cache, Traffic traffic) {
        return switch (cache.expiry()) {
            case Expiry.Never _ -> Optional.empty();
            case Expiry.AfterLoad(double seconds) -> Optional.of(reloaded(seconds, traffic)
                    + " Every key in use is loaded again at least every " + time(seconds) + ", whether it changed or not.");
            case Expiry.AfterUse(double seconds) -> Optional.of(reloaded(seconds, traffic)
                    + " Each use begins the time anew: a key that is used more often than that is never loaded again, however old it is.");
        };
    }

    private static String reloaded(double seconds, Traffic traffic) {
        double often = traffic.popularity().groups().stream()
                .filter(each -> each.share() * traffic.requestsPerSecond() * seconds >= 1).mapToDouble(each -> each.items()).sum();
        return "A time to live of " + time(seconds) + " helps keys that are asked for more often than that: " + count(often) + " of "
                + Format.countFull(traffic.popularity().items()) + " here.";
    }

    /// How stale its answers are.
    public static String stale(Cache cache, Traffic traffic, CacheEstimate estimate) {
        if (traffic.updatesPerItemSecond() == 0) {
            return "Nothing changes, so that nothing is stale.";
        }
        if (cache.invalidated()) {
            return "Updates take items out at once, so that no hit is stale; the hits that this costs are counted.";
        }
        return share(estimate.staleShareOfHits()) + " of the hits are stale: the item has changed since it was loaded.";
    }

    /// What happens when the most popular item expires.
    public static String stampede(Stampede stampede, Cache cache) {
        String size = "When the most popular item expires, " + number(stampede.size())
                + " further requests load it too before the first is done; "
                + number(stampede.sizeWithSingleFlight()) + " where each process lets only one load.";
        return cache.expiry() instanceof Expiry.AfterLoad(double seconds)
                ? size + " Refreshed early at random (XFetch, beta 1), it expires all the same " + share(stampede.expiresAllTheSame(seconds,
                1))
                        + " of the times."
                : size;
    }

    /// In one line.
    public static String headline(LayersEstimate all) {
        return share(all.hitRatio()) + " answered by caches · " + ms(all.latencyMs()) + " instead of " + ms(all.latencyWithoutMs());
    }

    /// What caches in front of a database do, a sentence each.
    public static List<String> layers(LayersEstimate all) {
        var lines = new ArrayList<String>();
        all.local().ifPresent(local -> lines.add(layer("L1, in each process", local)));
        all.shared().ifPresent(shared -> lines.add(layer(all.local().isPresent() ? "L2, shared, of what L1 leaves" : "The shared cache",
                shared)));
        lines.add("A request takes " + ms(all.latencyMs()) + " on average, without any cache " + ms(all.latencyWithoutMs()) + ". "
                + number(all.databasePerSecond()) + " of " + number(all.databasePerSecond() + all.savedPerSecond())
                + " requests a second reach the database, which saves it " + ms(all.savedDatabaseMsPerSecond()) + " of work a second.");
        all.localBreakEven().ifPresent(ratio -> lines.add(breakEven("L1", ratio)));
        all.sharedBreakEven().ifPresent(ratio -> lines.add(breakEven("The shared cache", ratio)));
        if (all.staleShare() > 0) {
            lines.add(share(all.staleShare()) + " of all answers are stale.");
        }
        return List.copyOf(lines);
    }

    private static String layer(String name, LayerEstimate layer) {
        return name + ": hits " + share(layer.estimate().hitRatio()) + " with " + count(layer.estimate().itemsKept()) + " items in "
                + bytes(layer.bytes()) + (layer.copies() > 1 ? ", " + bytes(layer.allBytes()) + " in all processes." : ".");
    }

    private static String breakEven(String name, double ratio) {
        return ratio >= 1 ? name + " is no faster than what lies behind it: it can only save load."
                : name + " makes requests faster from a hit ratio of " + share(ratio) + " on.";
    }

    /// Whether a statement is worth caching, and why.
    public static String verdict(CacheVerdict verdict) {
        OptionalLong values = verdict.statement().keys();
        return judged(verdict) + (values.isPresent() && values.getAsLong() > 1 ? " Its " + Format.count(values.getAsLong())
                + " values by pg_stats are taken to be asked for evenly; where some are asked for more, more calls hit." : "");
    }

    private static String judged(CacheVerdict verdict) {
        return switch (verdict.judgement()) {
            case WORTH -> "Worth it: " + (verdict.atMost() ? "at most " : "") + share(verdict.hitRatio().orElse(0))
                    + " of its calls hit, which saves "
                    + (verdict.atMost() ? "up to " : "") + ms(verdict.savedMsPerSecond()) + " of database time a second."
                    + (verdict.atMost() ? " How often it comes with the same values is not known: the figure takes them all for the same."
                    : "");
            case COSTS_MORE -> "Not worth it: asking the cache takes longer than its hits save.";
            case WRITES -> "Never: it changes data.";
            case LOCKS -> "Never: it locks rows, which a cached result does not.";
            case VOLATILE -> "Never: it calls a volatile function, and each call means to have its own result.";
            case UNIQUE -> "Never: it hardly ever comes again with the same values while a result is kept.";
        };
    }

    /// What was measured, against what the formulas say at the same rate.
    public static List<String> measured(LayersTrial trial) {
        CacheMeasurement found = trial.measurement();
        LayersReplay replay = trial.replay();
        var lines = new ArrayList<String>();
        lines.add("Measured: " + Format.count(found.counts().requests()) + " requests, " + Format.figure(found.requestsPerSecond())
                + " a second, " + Format.time(found.latency(trial.threads())) + " each; " + Format.count(found.counts().loads())
                + " reached the database, and " + Format.count(replay.misses()) + " were predicted to.");
        trial.predicted().local().ifPresent(local -> lines.add("L1 hit " + share(found.counts().localHitRatio()) + "; LRU was predicted "
                + share(replay.localHitRatio()) + " of these requests and " + share(local.estimate().hitRatio()) + " in the long run"
                + trial.best().map(most -> ", and at most " + share(most) + " is possible. Caffeine keeps what is popular "
                        + "(W-TinyLFU), so that it lies between LRU and that").orElse("") + "."));
        trial.predicted().shared().ifPresent(shared -> lines.add(found.counts().sharedHits() + found.counts().loads() == 0
                ? "L1 left nothing for L2 to answer."
                : "L2 hit " + share(found.counts().sharedHitRatio()) + " of what L1 left; predicted " + share(replay.sharedHitRatio())
                        + " of these requests, where it begins empty, has no bound, and an LRU L1 before it. In the long "
                        + "run, with the room that is typed, it would hit " + share(shared.estimate().hitRatio()) + "."));
        if (trial.layers().shared().isPresent()) {
            lines.add(evicted(trial.evicted()));
        }
        if (found.unleased() > 0) {
            lines.add(Format.count(found.unleased()) + " of the requests went past L1, as Redis could not tell it of changes meanwhile: "
                    + "its share of hits is lower than that of an L1 in use.");
        }
        return List.copyOf(lines);
    }

    /// Whether it may be measured.
    ///
    /// @param server whose database is asked
    /// @param need bytes that Redis gets, at most, about
    /// @param redis where it is; empty without one
    /// @param memory of Redis; none without one
    public static String mayMeasure(String server, LayersTrial.Requests requests, long need, String redis, Optional<RedisMemory> memory) {
        return "Ask for " + Format.count(requests.keys().size()) + " items as fast as they come, by " + Format.count(requests.threads())
                + (requests.threads() == 1 ? " thread" : " threads") + "? The statement below runs on " + server
                + " for each miss, read-only; others there will notice."
                + memory.map(known -> " The Redis at " + redis + " gets up to about " + RedisMemory.megabytes(need)
                        + " below plumbline:measure:, which is taken away at the end. " + (known.freeBytes().isPresent()
                        ? (known.isBounded() ? "Its maxmemory leaves " : "It has no maxmemory; beside what it takes the machine has ")
                                + RedisMemory.megabytes(known.freeBytes().getAsLong()) + "."
                        : "How much it has left is not known, as its user may not ask for INFO: " + known.risk())).orElse("");
    }

    private static String evicted(OptionalLong keys) {
        if (keys.isEmpty()) {
            return "Whether Redis had to make room is not known: its user may not ask for INFO.";
        }
        return keys.getAsLong() == 0 ? "Redis had room for all: it took out no key to make some."
                : "Redis was full: it took out " + Format.count(keys.getAsLong()) + " keys to make room, perhaps those of others among "
                        + "them. L2 hits less than predicted then.";
    }

    /// How often a statement runs, and how long.
    public static String calls(CandidateStatement statement) {
        return Format.figure(statement.callsPerSecond()) + " calls a second, " + ms(statement.meanMs()) + " each";
    }

    /// What was counted of a statement: `12.3 calls a second over 2 h, 1.2 ms and 1 row each, 104 bytes as planned`.
    public static String counted(StatementTraffic statement) {
        return Format.figure(statement.callsPerSecond()) + " calls a second over " + Format.time(statement.counted()) + ", "
                + ms(statement.meanMs()) + " and " + rows(statement.rowsPerCall()) + " each"
                + statement.resultBytes().map(bytes -> ", about " + bytes(bytes) + " by the planner").orElse("") + ".";
    }

    private static String rows(double rows) {
        return Format.figure(rows) + (rows == 1 ? " row" : " rows");
    }

    /// Where the popularity of its items comes from, and what is not known.
    ///
    /// @param isTaken whether that of its column is taken
    public static String values(StatementTraffic statement, boolean isTaken) {
        return "Which values it is called with is not counted. " + statement.column().map(column -> isTaken
                ? "An estimate takes their place: each of the " + count(column.popularity().items()) + " values of " + column(column)
                        + " as often as rows have it, by pg_stats. Where some are asked for more than their rows, say so by Zipf's "
                        + "exponent."
                : "It compares " + column(column) + ", which has " + count(column.popularity().items()) + " values.")
                .orElse("No single column that it compares is known: Zipf's exponent and the number of items say it.");
    }

    /// `customer_id of public.orders`.
    public static String column(ComparedColumn column) {
        return column.column() + " of " + column.table();
    }

    /// A trace that was read.
    public static String trace(KeyCounts counts) {
        return Format.count(counts.replay().requests()) + " requests for " + Format.count(counts.replay().items()) + " keys";
    }

    /// `55.65 %`.
    public static String share(double share) {
        return Format.shareFull(new Share(Math.clamp(share, 0, 1)));
    }

    /// `26.3 s`, or for good.
    public static String time(double seconds) {
        return seconds > LONGEST_SECONDS ? "centuries" : Format.time(duration(seconds));
    }

    /// At most some three centuries.
    public static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(Math.min(seconds, LONGEST_SECONDS) * NANOS));
    }

    /// `8.2 MB`.
    public static String bytes(double bytes) {
        return Format.bytes(new Bytes(Math.round(bytes)));
    }

    private static String ms(double ms) {
        return time(ms / 1_000);
    }

    /// `1,234`.
    public static String count(double items) {
        return Format.count(Math.round(items));
    }

    private static String number(double number) {
        return Format.figure(number);
    }
}
