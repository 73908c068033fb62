package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.db.MeasuredKeys;
import org.plumbline.capacity.shard.HotKeys;
import org.plumbline.capacity.shard.KeyFacts;
import org.plumbline.capacity.shard.KeyWarning;
import org.plumbline.capacity.shard.MethodLoad;
import org.plumbline.capacity.shard.ShardAdvice;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.capacity.shard.ShardNeeds;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// Shards in words.
public final class ShardText {
    /// What a figure of Citus rests on.
    public static final String CITUS = "Citus is not installed here: computed from PostgreSQL's hash function.";

    private ShardText() {}

    /// A method's name.
    public static String title(ShardMethod method) {
        return switch (method) {
            case MODULO -> "md5 % n (basic)";
            case POSTGRES -> "PostgreSQL partitions";
            case CITUS -> "Citus ranges";
            case JUMP -> "Jump hash";
            case RING -> "Ring";
            case MULTIPROBE -> "Multi-probe";
            case RENDEZVOUS -> "Rendezvous";
            case BOUNDED -> "Bounded loads";
        };
    }

    /// What a method is good for, and what it costs.
    public static String reason(ShardMethod method) {
        return switch (method) {
            case MODULO -> "The basic formula. It is often called consistent hashing and is a remainder: another number of shards moves "
                    + "1 − min/lcm of all keys.";
            case POSTGRES -> "The server's own hash partitioning, computed exactly. Its remainder moves as many keys as md5 % n does; only "
                    + "doubling splits each partition in two and leaves the halves where they are.";
            case CITUS -> CITUS + " Citus moves whole shards between servers and hashes no key anew: make many more shards than servers. "
                    + "What is counted here is another number of shards.";
            case JUMP -> "Moves the least and spreads the most evenly, without any memory; but only the last shard can be taken away.";
            case RING -> "Moves about the least, and any shard can be taken away; its 1,000 points a shard leave sizes about 3 % uneven.";
            case MULTIPROBE -> "One point a shard on the ring, and a key looks from 21 places: no shard is to hold more than about 5 % "
                    + "above the mean, in hardly any memory, but of many shards some hold much less; any shard can be taken away.";
            case BOUNDED -> "The ring, but a shard that is full sends further keys on: none holds more different keys than the bound. "
                    + "Where a key lies depends on all keys and on their order, here the one in which they came, so that they have to be "
                    + "looked up in a table; and a change moves more than the least.";
            case RENDEZVOUS -> "Moves the least whichever shard comes or goes, and takes weights; every key asks every shard, so that "
                    + "it is for dozens of shards, not thousands.";
        };
    }

    /// Which methods are not among those that were compared, and why; empty where all are, or only one was asked for.
    ///
    /// @param weighable whether the weights of rendezvous are right, or there are none
    public static String leftOut(ShardCounts counts, boolean weighable) {
        Set<ShardMethod> counted = counts.methods().stream().map(MethodLoad::method).collect(Collectors.toSet());
        return counted.size() < 2 ? "" : Stream.of(ShardMethod.values()).filter(method -> !counted.contains(method))
                .map(method -> method == ShardMethod.RENDEZVOUS && !weighable ? "Rendezvous is left out until its weights are right."
                        : whyLeftOut(method)).collect(Collectors.joining(" "));
    }

    /// Why a method could not count the keys.
    public static String whyLeftOut(ShardMethod method) {
        return switch (method) {
            case RENDEZVOUS -> "Rendezvous is left out: every key asks every shard, which would take long here.";
            case MULTIPROBE -> "Multi-probe is left out: every key looks from 21 places, which would take long here.";
            case BOUNDED -> "Bounded loads are left out: they have to remember every key, and there are more than a million here, or only "
                    + "a sample of them was read.";
            case MODULO, POSTGRES, CITUS, JUMP, RING -> title(method) + " is left out.";
        };
    }

    /// What a change of the number of shards moves; empty where nothing changes.
    public static String moved(MethodLoad load) {
        int before = load.before().shards();
        int after = load.after().shards();
        return before == after ? "" : "From " + Format.countFull(before) + " to " + Format.countFull(after) + " shards it moves "
                + share(load.movedShare()) + " of the keys; the least possible is " + share(load.leastMoved())
                + (load.after().isWeighted() ? " when shards are to hold what their weights give them." : " when shards are to be equal.");
    }

    /// How uneven the shards are, against what chance alone makes of these keys.
    public static String evenness(MethodLoad load, ShardCounts counts) {
        double found = load.after().maxOverMean();
        double bound = counts.randomBound(load.after());
        return "The fullest of " + Format.countFull(load.after().shards()) + " shards holds " + Format.factorFull(found)
                + (load.after().isWeighted() ? " what its weight gives it" : " the mean") + "; chance alone makes up to about "
                + Format.factorFull(bound) + ". They carry as much as " + Format.factorFull(
                        load.after().effectiveShards()).replace("×", "") + " evenly filled ones.";
    }

    /// How far the shares of a sample may be off; empty where all keys were counted.
    public static String sampling(MethodLoad load) {
        return load.margins().map(margins -> "Of a sample: each shard's share is right within "
                + Format.shareFull(new Share(Math.min(1, margins.shares().stream().mapToDouble(Double::doubleValue).max().orElse(1))))
                + " of all keys, and what moves within " + Format.shareFull(new Share(Math.min(1, margins.moved())))
                + ", nineteen times of twenty; the blocks of the table, not its rows, were drawn.").orElse("");
    }

    /// What the hottest key means; empty where each comes once.
    public static String hottest(KeyFacts facts) {
        if (facts.top().isEmpty() || facts.top().getFirst().atLeast() <= 1) {
            return "";
        }
        return "The hottest key, " + named(facts.top().getFirst().key()) + ", has " + Format.shareFull(new Share(facts.hottest()))
                + " of all: more than " + Format.count((long) Math.floor(new HotKeys(facts.hottest()).usefulShards()))
                + " shards cannot carry more.";
    }

    /// What makes these keys bad ones, a sentence or two each.
    public static List<String> warnings(ShardCounts counts, int shards) {
        return KeyWarning.of(counts, shards).stream().map(ShardText::warning).toList();
    }

    /// One of them.
    public static String warning(KeyWarning warning) {
        return switch (warning) {
            case KeyWarning.GrowsWithTime _ -> "The key grows with time: by ranges the newest shard takes every write, and by hash a query "
                    + "of a time span asks all shards. Shard by what queries name, such as the tenant, and partition by time within a "
                    + "shard.";
            case KeyWarning.FewValues(long distinct, int shards) -> "There are only " + Format.countFull(distinct)
                    + (distinct == 1 ? " different key for " : " different keys for ") + Format.countFull(shards)
                    + (shards == 1 ? " shard" : " shards") + ": some stay empty or hold several. Choose a key with at least "
                    + Format.countFull(KeyWarning.KEYS_PER_SHARD * shards) + ".";
            case KeyWarning.Nulls(long rows, double part) -> Format.countFull(rows) + (rows == 1 ? " row has" : " rows have")
                    + " no key (" + share(part) + "): PostgreSQL puts them all into the partition of remainder 0, and Citus refuses them. "
                    + "They are not counted in the shards.";
            case KeyWarning.HotKey(String key, double part, int shards) -> "The key " + named(key) + " alone has " + share(part)
                    + ", and a shard's fair share is " + share(1.0 / shards) + ": give it a shard of its own (tenant isolation), or "
                    + "salt it into "
                    + Format.countFull(new HotKeys(part).parts(shards)) + " parts.";
            case KeyWarning.Skewed(double bound) -> "A few keys have much of the rows: whatever the hash, the fullest shard holds up "
                    + "to about " + Format.factorFull(bound) + " the mean.";
        };
    }

    /// What was counted, and where it comes from.
    public static String origin(ShardCounts counts, String from) {
        KeyFacts facts = counts.facts();
        return Format.countFull(facts.keys()) + (facts.keys() == 1 ? " key" : " keys") + ", " + (facts.distinctExact() ? "" : "about ")
                + Format.count(facts.distinct()) + " different: " + from + ".";
    }

    /// Likewise of a column.
    public static String origin(MeasuredKeys measured) {
        String read = measured.samplePercent().map(percent -> "a sample of " + share(percent / 100) + " of the blocks of ")
                .orElse("all of ");
        return origin(measured.counts(), read + measured.schema() + "." + measured.table() + "." + measured.column() + " ("
                + measured.sqlType() + "), read in " + Format.time(measured.took()));
    }

    /// How many shards to make, and why.
    public static List<String> advice(ShardAdvice advice, ShardNeeds needs) {
        var sentences = new ArrayList<String>();
        sentences.add("Make " + Format.countFull(advice.shards()) + (advice.shards() == 1 ? " shard" : " shards") + " of about "
                + Format.bytes(Bytes.bytes((long) Math.min(advice.shardBytesThen(), 9e18))) + " each in the end. "
                + why(advice, needs));
        if (needs.work() == ShardNeeds.Work.REAL_TIME) {
            sentences.add(Format.countFull(needs.concurrentQueries()) + " queries at once on " + Format.countFull(advice.shards())
                    + " shards need " + Format.countFull((long) needs.concurrentQueries() * advice.shards()) + " connections of "
                    + Format.countFull((long) needs.nodes() * needs.maxConnections()) + " (servers × max_connections).");
        }
        if (advice.usefulShards() < advice.shards()) {
            sentences.add("The hottest key lets no more than " + Format.count((long) Math.floor(advice.usefulShards()))
                    + " of them be useful: split it first.");
        }
        return List.copyOf(sentences);
    }

    private static String why(ShardAdvice advice, ShardNeeds needs) {
        return switch (advice.binding()) {
            case SIZE -> "The data decide: each shard is to stay below its size. A power of two can be halved and doubled.";
            case WORK -> needs.work() == ShardNeeds.Work.MULTI_TENANT
                    ? "The work decides: for many tenants 32 shards below 100 GB and up to 128 above, many more than servers (Citus)."
                    : "The work decides: queries that ask all shards want at least twice as many as there are cores (Citus).";
            case CONNECTIONS -> "The connections decide: queries at once × shards may not exceed servers × max_connections (Citus).";
            case TOO_FEW_CONNECTIONS -> "The connections do not even allow one shard a server: put a pooler in front, or raise "
                    + "max_connections.";
            case LIMIT -> "More would be needed than the 64,000 that Citus can have: let shards become larger.";
        };
    }

    /// What another number of shards means than the one that is advised.
    public static String asked(int shards, ShardNeeds needs) {
        return Format.countFull(shards) + (shards == 1 ? " shard" : " shards") + " would hold about "
                + Format.bytes(Bytes.bytes((long) Math.min(needs.bytesThen() / shards, 9e18))) + " each in the end"
                + (needs.work() == ShardNeeds.Work.REAL_TIME ? ", and " + Format.countFull(needs.concurrentQueries())
                        + " queries at once take " + Format.countFull((long) needs.concurrentQueries() * shards) + " connections of "
                        + Format.countFull((long) needs.nodes() * needs.maxConnections()) : "") + ".";
    }

    /// What a query that asks all shards waits for, where one shard's latency is not known.
    public static String fanOut(int shards, double slowShare) {
        return "A query that asks all " + Format.countFull(shards) + " shards waits for the slowest: " + share(slowShare)
                + " of such queries meet at least one shard slower than its own p99.";
    }

    /// Likewise where it is known.
    public static String fanOut(int shards, double medianMs, double p99Ms, double slowShare) {
        return "A query that asks all " + Format.countFull(shards) + " shards waits for the slowest: median about " + ms(medianMs)
                + ", p99 about " + ms(p99Ms) + " where one shard's latency is lognormal; "
                + share(slowShare) + " of such queries meet at least one shard "
                + "slower than its own p99.";
    }

    /// A bound of a field: `0.001`, `1,000,000`.
    public static String plain(double number) {
        return number == Math.rint(number) ? Format.countFull((long) number) : Double.toString(number);
    }

    private static String ms(double ms) {
        return Format.time(Duration.ofNanos((long) Math.min(ms * 1e6, 9e18)));
    }

    private static String named(String key) {
        return "\"" + (key.length() > 60 ? key.substring(0, 60) + "…" : key) + "\"";
    }

    private static String share(double share) {
        return Format.share(new Share(Math.clamp(share, 0, 1)));
    }
}
