package org.plumbline.capacity.shard;

import java.util.Optional;

/// Counts by [BoundedLoads], which has to know all keys: up to [#MOST_KEYS] different ones, and not of a sample.
final class BoundedCounts implements MethodCounts {
    /// More are not remembered.
    static final int MOST_KEYS = 1_000_000;

    private final MethodOptions options;
    private final int before;
    private final int after;
    private final KeyDirectory keys;

    BoundedCounts(MethodOptions options, int before, int after, double part) {
        this.options = options;
        this.before = Placement.checked(before);
        this.after = Placement.checked(after);
        keys = new KeyDirectory(part < 1 ? 0 : MOST_KEYS);
    }

    @Override
    public void add(ShardKey key, long bytes) {
        keys.add(key.hash(0), bytes);
    }

    @Override
    public void endBlock() {
        // A sample has no bounded loads.
    }

    @Override
    public Optional<MethodLoad> load() {
        if (!keys.isComplete()) {
            return Optional.empty();
        }
        long[] hashes = keys.hashes();
        int[] from = BoundedLoads.place(hashes, before, options.slack());
        int[] to = before == after ? from : BoundedLoads.place(hashes, after, options.slack());
        var loadBefore = new ShardLoad(before);
        var loadAfter = new ShardLoad(after);
        long movedKeys = 0;
        long movedBytes = 0;
        for (int key = 0; key < hashes.length; key++) {
            loadBefore.add(from[key], keys.rows(key), keys.bytes(key));
            loadAfter.add(to[key], keys.rows(key), keys.bytes(key));
            if (from[key] != to[key]) {
                movedKeys += keys.rows(key);
                movedBytes += keys.bytes(key);
            }
        }
        return Optional.of(MethodLoad.of(ShardMethod.BOUNDED, options, loadBefore, loadAfter, movedKeys, movedBytes, Optional.empty()));
    }
}
