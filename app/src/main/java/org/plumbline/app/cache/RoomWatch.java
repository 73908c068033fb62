package org.plumbline.app.cache;

import java.nio.charset.StandardCharsets;

/// What lies behind the caches, asked only while Redis has room for what it answers: values may be larger than was said beforehand, and
/// others write there too. Redis is asked again whenever a quarter of what was free may have been used up.
final class RoomWatch implements Loader {
    private final Loader behind;
    private final SharedLayer shared;
    private final int threads;
    private long unasked;

    /// @param threads that may put a value there at once
    RoomWatch(Loader behind, SharedLayer shared, int threads) {
        this.behind = behind;
        this.shared = shared;
        this.threads = threads;
    }

    @Override
    public String load(String key) throws Exception {
        String value = behind.load(key);
        check(value.getBytes(StandardCharsets.UTF_8).length + RedisMemory.ITEM_OVERHEAD_BYTES);
        return value;
    }

    private synchronized void check(long bytes) throws CacheFailure {
        unasked -= bytes;
        if (unasked >= 0) {
            return;
        }
        RedisMemory memory = shared.memory();
        String lack = memory.refusal(shared.place(), bytes * threads).orElse("");
        if (!lack.isEmpty()) {
            throw new CacheFailure("It was ended before others lose anything. " + lack, null);
        }
        unasked = memory.freeBytes().orElse(Long.MAX_VALUE) / 4;
    }
}
