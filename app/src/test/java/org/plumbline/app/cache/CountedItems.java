package org.plumbline.app.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.plumbline.app.work.Together;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.testkit.postgres.PostgresServer;

/// A table whose rows count up, and who read them through caches.
final class CountedItems implements AutoCloseable {
    private static final int KEYS = 16;
    private static final int FEWEST_READS = 2_000;

    private final ConcurrentLinkedQueue<Connection> connections = new ConcurrentLinkedQueue<>();
    private final AtomicLong written = new AtomicLong();

    CountedItems(PostgresServer postgres) throws SQLException {
        for (int i = 0; i < 12; i++) {
            connections.add(postgres.connect());
        }
    }

    LayeredCache cache(SharedLayer shared) throws InterruptedException {
        return new LayeredCache(OptionalLong.of(8), new Expiry.Never(), Optional.of(shared), key -> {
            Connection connection = connections.remove();
            try {
                return load(connection, key);
            } finally {
                connections.add(connection);
            }
        });
    }

    /// Three write, each through the next of the caches, and five read through all of them.
    ///
    /// @param changes of each writer, at least: they go on until enough was read meanwhile, from every cache's own items too
    /// @param trouble made again and again meanwhile
    void writeAndRead(List<LayeredCache> caches, int changes, Runnable trouble) throws Exception {
        var invalidated = new AtomicLongArray(KEYS);
        written.set(System.nanoTime());
        var reads = new AtomicInteger();
        var stale = new ConcurrentLinkedQueue<String>();
        var writers = new AtomicInteger(3);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            work.add(() -> {
                Connection connection = connections.remove();
                try (PreparedStatement update = connection.prepareStatement("UPDATE item SET version = ? WHERE id = ?")) {
                    for (int change = 0; change < changes || isSeenTooLittle(caches, reads); change++) {
                        int key = number + 3 * (change % (KEYS / 3));
                        long version = written.incrementAndGet();
                        update.setLong(1, version);
                        update.setInt(2, key);
                        update.executeUpdate();
                        caches.get((number + change) % caches.size()).invalidate(Integer.toString(key));
                        invalidated.set(key, version);
                        if (number == 0 && change % (changes / 8) == 1) {
                            trouble.run();
                        }
                    }
                } finally {
                    writers.decrementAndGet();
                    connections.add(connection);
                }
                return true;
            });
        }
        for (int i = 0; i < 5; i++) {
            var random = new Random(i);
            LayeredCache cache = caches.get(i % caches.size());
            work.add(() -> {
                while (writers.get() > 0) {
                    int key = random.nextInt(KEYS - 1);
                    long least = invalidated.get(key);
                    long seen = Long.parseLong(cache.get(Integer.toString(key)));
                    reads.incrementAndGet();
                    if (seen < least) {
                        stale.add("key " + key + ": " + seen + " after " + least);
                    }
                }
                return true;
            });
        }
        Together.call(work, () -> writers.set(0));
        assertThat(stale).isEmpty();
        assertThat(reads.get()).as("reads in between").isGreaterThan(FEWEST_READS);
        for (LayeredCache cache : caches) {
            assertThat(cache.counts().localHits()).isPositive();
            assertThat(cache.counts().sharedHits() + cache.counts().loads()).isPositive();
        }
    }

    private static boolean isSeenTooLittle(List<LayeredCache> caches, AtomicInteger reads) {
        return reads.get() <= FEWEST_READS || caches.stream().anyMatch(cache -> cache.counts().localHits() == 0);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /// The version of an item.
    static String load(Connection connection, String key) throws Exception {
        try (PreparedStatement query = connection.prepareStatement("SELECT version FROM item WHERE id = ?")) {
            query.setInt(1, Integer.parseInt(key));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
