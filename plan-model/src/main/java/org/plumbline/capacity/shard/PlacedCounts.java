package org.plumbline.capacity.shard;

import java.util.Optional;

/// Counts by a method that finds a key's shard from the key alone; remembers the shards, and no key.
final class PlacedCounts implements MethodCounts {
    private final ShardMethod method;
    private final MethodOptions options;
    private final Placement before;
    private final Placement after;
    private final Optional<BlockSample> sample;
    private final ShardLoad loadBefore;
    private final ShardLoad loadAfter;
    private long movedKeys;
    private long movedBytes;

    PlacedCounts(ShardMethod method, MethodOptions options, int before, int after, double part) {
        this.method = method;
        this.options = options;
        this.before = method.over(before, options);
        this.after = method.over(after, options);
        sample = part < 1 ? Optional.of(new BlockSample(after + 1, part)) : Optional.empty();
        loadBefore = new ShardLoad(before);
        loadAfter = new ShardLoad(after);
    }

    @Override
    public void add(ShardKey key, long bytes) {
        int from = before.shardOf(key);
        int to = before.shards() == after.shards() ? from : after.shardOf(key);
        loadBefore.add(from, 1, bytes);
        loadAfter.add(to, 1, bytes);
        if (from != to) {
            movedKeys++;
            movedBytes += bytes;
        }
        if (sample.isPresent()) {
            sample.get().row();
            sample.get().in(to);
            if (from != to) {
                sample.get().in(after.shards());
            }
        }
    }

    @Override
    public void endBlock() {
        sample.ifPresent(BlockSample::endBlock);
    }

    @Override
    public Optional<MethodLoad> load() {
        return Optional.of(MethodLoad.of(method, options, loadBefore, loadAfter, movedKeys, movedBytes,
                sample.map(BlockSample::result)));
    }
}
