package org.plumbline.app.cache;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;

/// What a Redis says of its memory (`INFO`); each none where it does not, as some users may not ask.
///
/// @param usedBytes that it takes now
/// @param mostBytes that it may take: `maxmemory`, else what the machine has
/// @param isBounded whether that is `maxmemory`
/// @param policy what it does when that is reached, as `maxmemory-policy` has it
/// @param evictedKeys how many keys it took out so far to make room
public record RedisMemory(
        OptionalLong usedBytes, OptionalLong mostBytes, boolean isBounded, Optional<String> policy, OptionalLong evictedKeys) {
    /// What an item takes beside its value: two keys with a prefix, a token, and Redis' own entries for both.
    static final long ITEM_OVERHEAD_BYTES = 600;
    /// What has to be left for others, and for Redis' own work.
    private static final long RESERVE_BYTES = 1 << 18;
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+):(.*?)\r?$");

    static RedisMemory of(JedisPooled redis) {
        try {
            return parsed(new String((byte[]) redis.sendCommand(Protocol.Command.INFO), StandardCharsets.UTF_8));
        } catch (JedisDataException _) {
            return parsed(""); // NOPERM, or renamed
        }
    }

    static RedisMemory parsed(String info) {
        OptionalLong used = OptionalLong.empty();
        long maxmemory = 0;
        long machine = 0;
        Optional<String> policy = Optional.empty();
        OptionalLong evicted = OptionalLong.empty();
        Matcher line = LINE.matcher(info);
        while (line.find()) {
            String value = line.group(2).strip();
            switch (line.group(1)) {
                case "used_memory" -> used = OptionalLong.of(Long.parseLong(value));
                case "maxmemory" -> maxmemory = Long.parseLong(value);
                case "total_system_memory" -> machine = Long.parseLong(value);
                case "maxmemory_policy" -> policy = Optional.of(value);
                case "evicted_keys" -> evicted = OptionalLong.of(Long.parseLong(value));
                default -> { }
            }
        }
        long most = maxmemory > 0 ? maxmemory : machine;
        return new RedisMemory(used, most > 0 ? OptionalLong.of(most) : OptionalLong.empty(), maxmemory > 0, policy, evicted);
    }

    /// What so many items take there, about.
    ///
    /// @param valueBytes of each
    public static long need(long items, double valueBytes) {
        return Math.round(items * (valueBytes + ITEM_OVERHEAD_BYTES));
    }

    /// What may be put there so that nothing else has to go; none where that is not known.
    public OptionalLong freeBytes() {
        return usedBytes.isEmpty() || mostBytes.isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, mostBytes.getAsLong() - usedBytes.getAsLong() - RESERVE_BYTES));
    }

    /// Whether that fits; also where it is not known.
    public boolean fits(long bytes) {
        return freeBytes().isEmpty() || bytes <= freeBytes().getAsLong();
    }

    /// Why so much must not be put there; empty where it may.
    ///
    /// @param place of the Redis
    public Optional<String> refusal(String place, long bytes) {
        return fits(bytes) ? Optional.empty() : Optional.of("The Redis at " + place + " has " + megabytes(freeBytes().getAsLong())
                + " of " + megabytes(mostBytes.getAsLong()) + " left, and this needs about " + megabytes(bytes) + ": " + risk()
                + " Measure with another Redis, with fewer requests, or with smaller values.");
    }

    /// What happens to others where it does not fit.
    public String risk() {
        return policy.filter(known -> !known.equals("noeviction")).map(known -> "when it is full (" + known
                + ") it takes out other keys, those of others among them.").orElse("when it is full it refuses everybody's writes.");
    }

    /// `1.5 MB`.
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
