package org.plumbline.capacity.shard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Consistent hashing on a ring: each shard has so many points, and a key belongs to the first one at or after its own hash.
///
/// A shard's size varies by about one over the root of its points: 10 % with 100 of them, 3 % with 1,000. Any shard may be taken away.
public final class HashRing implements Placement {
    /// What shards get where nobody says otherwise.
    public static final int USUAL_POINTS = 1_000;

    private static final int MOST_POINTS = 4_000_000;
    private static final long SIGN = Long.MIN_VALUE;

    private final int shards;
    private final long[] points;
    private final int[] owners;

    private HashRing(int shards, long[] points, int[] owners) {
        this.shards = shards;
        this.points = points;
        this.owners = owners;
    }

    /// As many points each as usual; fewer where there are very many shards.
    public static HashRing of(int shards) {
        return of(shards, points(shards));
    }

    /// How many points each of so many shards gets where nobody says otherwise.
    public static int points(int shards) {
        return Math.clamp(MOST_POINTS / Placement.checked(shards), 1, USUAL_POINTS);
    }

    /// With so many points of each shard.
    ///
    /// @param points of each shard
    /// @throws IllegalArgumentException a sentence, when there can be no such ring
    public static HashRing of(int shards, int points) {
        long all = (long) Placement.checked(shards) * points;
        if (points < 1 || all > MOST_POINTS) {
            throw new IllegalArgumentException("The ring has " + points + " points for each of " + shards
                    + " shards; take at least 1 each and at most " + MOST_POINTS + " in all.");
        }
        record Point(long place, int owner) {}
        Point[] ring = new Point[(int) all];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Point(place(i / points, i % points), i / points);
        }
        Arrays.sort(ring, (one, other) -> one.place() == other.place()
                ? Integer.compare(one.owner(), other.owner()) : Long.compareUnsigned(one.place(), other.place()));
        return new HashRing(shards, Arrays.stream(ring).mapToLong(point -> point.place() ^ SIGN).toArray(),
                Arrays.stream(ring).mapToInt(Point::owner).toArray());
    }

    /// Where a point lies: `hashtextextended('shard/point', 0)`.
    private static long place(int shard, int point) {
        return PostgresHash.bytes((shard + "/" + point).getBytes(StandardCharsets.UTF_8), 0);
    }

    @Override
    public int shards() {
        return shards;
    }

    @Override
    public int shardOf(ShardKey key) {
        return owner(next(key.hash(0)));
    }

    /// The first point at or after a place, by its number.
    int next(long place) {
        int found = Arrays.binarySearch(points, place ^ SIGN);
        int at = found >= 0 ? found : -found - 1;
        while (found >= 0 && at > 0 && points[at - 1] == points[at]) {
            at--;
        }
        return at == points.length ? 0 : at;
    }

    /// The point that follows on a point.
    int after(int point) {
        return point + 1 == points.length ? 0 : point + 1;
    }

    /// The shard of a point.
    int owner(int point) {
        return owners[point];
    }

    /// How far a point lies after a place; unsigned.
    long distance(long place, int point) {
        return (points[point] ^ SIGN) - place;
    }

    /// Each shard's part of the ring, from 0 to 1.
    public double[] shares() {
        var shares = new double[shards];
        long before = points[points.length - 1];
        for (int i = 0; i < points.length; i++) {
            shares[owners[i]] += unsigned(points[i] - before) / 0x1.0p64;
            before = points[i];
        }
        if (points.length == 1) {
            shares[0] = 1;
        }
        return shares;
    }

    private static double unsigned(long number) {
        return number >= 0 ? number : number + 0x1.0p64;
    }
}
