package org.plumbline.capacity.shard;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Multi-probe consistent hashing (Appleton and O'Reilly, 2015): each shard has one point on the ring, and a key looks from several places
/// at once; it belongs to the point that is nearest after any of them.
///
/// A key that looks from k places gives no shard more than about k / (k - 1) of the mean, 1 + ε with 1 + 1/ε places, however many shards
/// there are (reckoned exactly for up to 256 of ours: at most 7 % above it); the memory is one point a shard. A shard whose point follows
/// closely on another's gets much less than the mean.
public final class MultiProbe implements Placement {
    /// So many places: about 5 % above the mean.
    public static final int PROBES = 21;

    private final HashRing ring;
    private final int probes;

    private MultiProbe(HashRing ring, int probes) {
        this.ring = ring;
        this.probes = probes;
    }

    /// A key looks from as many places as usual.
    public static MultiProbe of(int shards) {
        return of(shards, PROBES);
    }

    /// @param probes from how many places a key looks, at least 1
    static MultiProbe of(int shards, int probes) {
        return new MultiProbe(HashRing.of(shards, 1), probes);
    }

    @Override
    public int shards() {
        return ring.shards();
    }

    /// The places are `hashtextextended(key, probe)`; the first of those that are equally near counts.
    @Override
    public int shardOf(ShardKey key) {
        long[] places = key.hashes(probes);
        int nearest = 0;
        long least = -1;
        for (int probe = 0; probe < probes; probe++) {
            int point = ring.next(places[probe]);
            long distance = ring.distance(places[probe], point);
            if (probe == 0 || Long.compareUnsigned(distance, least) < 0) {
                nearest = point;
                least = distance;
            }
        }
        return ring.owner(nearest);
    }

    /// The share of very many keys that each shard holds, by the gaps before the points: P(shard) = ∫ k (1 - F)^(k-1) over its gap, with
    /// F(x) the part of the ring that lies less than x before a point.
    double[] shares() {
        double[] gaps = ring.shares();
        int[] order = IntStream.range(0, gaps.length).boxed().sorted(Comparator.comparingDouble(at -> gaps[at]))
                .mapToInt(Integer::intValue).toArray();
        var shares = new double[gaps.length];
        double reached = 0;
        double part = 0;
        double each = 0;
        for (int i = 0; i < order.length; i++) {
            double width = gaps[order[i]] - reached;
            int longer = order.length - i;
            each += (Math.pow(Math.max(0, 1 - part), probes) - Math.pow(Math.max(0, 1 - part - longer * width), probes)) / longer;
            part += longer * width;
            reached = gaps[order[i]];
            shares[order[i]] = each;
        }
        return shares;
    }

    /// The share of very many keys that another number of shards moves: as the points of the fewer shards are among those of the more,
    /// just what the shards hold that only the more have.
    static double movedShare(int before, int after) {
        double[] shares = of(Math.max(before, after)).shares();
        return IntStream.range(Math.min(before, after), shares.length).mapToDouble(shard -> shares[shard]).sum();
    }
}
