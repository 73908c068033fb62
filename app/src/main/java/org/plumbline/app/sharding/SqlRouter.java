package org.plumbline.app.sharding;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.capacity.shard.BoundedLoads;
import org.plumbline.capacity.shard.HashRing;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MultiProbe;
import org.plumbline.capacity.shard.PostgresHash;

/// The functions from a key to its shard, and from a shard to its connection, in SQL. One transaction, so that nobody sees a half of it.
final class SqlRouter {
    private static final String TWO_TO_64 = "18446744073709551616";
    /// The constant of `hash_combine64`, as a number.
    private static final String COMBINE = "5305509591434766563";
    /// Turns the order of signed numbers into that of unsigned ones.
    static final String UNSIGNED = " # (-9223372036854775808)";

    /// Days from 2000-01-01, as a date is stored.
    private static final String DAYS = "CASE key WHEN 'infinity' THEN 2147483647 WHEN '-infinity' THEN (-2147483648)::integer "
            + "ELSE key - date '2000-01-01' END";
    /// `timestamp with time zone` has no hash function of its own before 18: its moment in UTC has the same.
    private static final String UTC = "key AT TIME ZONE 'UTC'";

    private SqlRouter() {}

    static String of(ShardLayout layout) {
        String function = layout.qualified(layout.named("_shard_of"));
        String connection = layout.qualified(layout.named("_connection_of"));
        return "-- From a key to its shard, and to the shard's connection (no password in it), in a database with encoding UTF8.\n"
                + "-- " + layout.keyNote() + "\n"
                + "BEGIN;\n"
                + shardOf(layout, function)
                + "CREATE OR REPLACE FUNCTION " + connection + "(shard integer) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL "
                + "SAFE AS\n"
                + ShardLayout.literal("  SELECT (ARRAY[" + layout.hosts().stream().map(host -> ShardLayout.literal(host.libpq()))
                        .collect(Collectors.joining(",\n    ")) + "])[shard % " + layout.hosts().size() + " + 1]") + ";\n"
                + "COMMIT;\n"
                + "-- SELECT " + ShardLayout.comment(connection) + "(" + ShardLayout.comment(function) + "(key));\n";
    }

    /// Methods that know only texts hash one text of all keys that are equal, which a function of the key's own type makes.
    private static String shardOf(ShardLayout layout, String function) {
        if (layout.hashesByType() || layout.type() == KeyType.TEXT) {
            return method(layout, function);
        }
        String ofText = layout.qualified(layout.named("_shard_of_text"));
        return method(layout, ofText) + CanonicalSql.function(layout, function, ofText);
    }

    private static String method(ShardLayout layout, String function) {
        return switch (layout.method()) {
            case MODULO -> function(function, "text", "sql IMMUTABLE", modulo(layout.shards()));
            case POSTGRES -> function(function, layout.type().sqlName(), "sql IMMUTABLE", postgres(layout));
            case CITUS -> function(function, layout.type().sqlName(), "sql IMMUTABLE", citus(layout));
            case JUMP -> function(function, "text", "plpgsql IMMUTABLE", jump(layout.shards()));
            case RENDEZVOUS -> function(function, "text", "sql IMMUTABLE", layout.weights().isEmpty() ? rendezvous(layout.shards())
                    : weighted(layout.weights()));
            case RING -> ring(layout, function);
            case MULTIPROBE -> multiProbe(layout, function);
            case BOUNDED -> throw new IllegalArgumentException(BoundedLoads.NEEDS_ALL_KEYS);
        };
    }

    private static String function(String name, String argument, String language, String body) {
        return "CREATE OR REPLACE FUNCTION " + name + "(key " + argument + ") RETURNS integer LANGUAGE " + language
                + " STRICT PARALLEL SAFE AS " + ShardLayout.quoted("\n" + body + "\n") + ";\n";
    }

    /// A remainder of 128 bits, by pieces of 32.
    private static String modulo(int shards) {
        String rest = word(1) + " % " + shards;
        for (int start = 9; start <= 25; start += 8) {
            rest = "(((" + rest + ") << 32) + " + word(start) + ") % " + shards;
        }
        return "  SELECT (" + rest + ")::integer";
    }

    private static String word(int start) {
        return "('x' || substr(md5(key), " + start + ", 8))::bit(32)::bigint";
    }

    /// As `satisfies_hash_partition` reckons it.
    private static String postgres(ShardLayout layout) {
        return "  SELECT mod(mod(" + extended(layout.type()) + "::numeric + " + COMBINE + " + " + TWO_TO_64 + ", " + TWO_TO_64 + "), "
                + layout.shards() + ")::integer";
    }

    private static String extended(KeyType type) {
        String seed = ", " + PostgresHash.PARTITION_SEED + ")";
        return switch (type) {
            case TEXT -> "hashtextextended(key" + seed;
            case CHARACTER -> "hashbpcharextended(key" + seed;
            case INTEGER -> "hashint8extended(key" + seed;
            case NUMERIC -> "hash_numeric_extended(key" + seed;
            case UUID -> "uuid_hash_extended(key" + seed;
            case DATE -> "hashint4extended(" + DAYS + seed;
            case TIMESTAMP -> "timestamp_hash_extended(key" + seed;
            case TIMESTAMPTZ -> "timestamp_hash_extended(" + UTC + seed;
            case BOOLEAN -> "hashint4extended(key::integer" + seed;
            case BYTES -> throw none(type);
        };
    }

    private static String citus(ShardLayout layout) {
        String hash = switch (layout.type()) {
            case TEXT -> "hashtext(key)";
            case CHARACTER -> "hashbpchar(key)";
            case INTEGER -> "hashint8(key)";
            case NUMERIC -> "hash_numeric(key)";
            case UUID -> "uuid_hash(key)";
            case DATE -> "hashint4(" + DAYS + ")";
            case TIMESTAMP -> "timestamp_hash(key)";
            case TIMESTAMPTZ -> "timestamp_hash(" + UTC + ")";
            case BOOLEAN -> "hashint4(key::integer)";
            case BYTES -> throw none(layout.type());
        };
        return "  SELECT least(" + (layout.shards() - 1) + ", (" + hash + "::bigint + 2147483648) / " + (1L << 32) / layout.shards()
                + ")::integer";
    }

    private static IllegalArgumentException none(KeyType type) {
        return new IllegalArgumentException("There is no SQL function for the hash of " + type.sqlName()
                + "; choose another method, which hashes the key's text.");
    }

    private static String jump(int shards) {
        return """
                DECLARE
                  state numeric := mod(hashtextextended(key, 0)::numeric + 18446744073709551616, 18446744073709551616);
                  bucket bigint := -1;
                  next bigint := 0;
                BEGIN
                  WHILE next < %d LOOP
                    bucket := next;
                    state := mod(state * 2862933555777941757 + 1, 18446744073709551616);
                    next := trunc((bucket + 1)::float8 * (2147483648::float8 / (div(state, 8589934592) + 1)::float8))::bigint;
                  END LOOP;
                  RETURN bucket::integer;
                END""".formatted(shards);
    }

    private static String rendezvous(int shards) {
        return "  SELECT shard FROM generate_series(0, " + (shards - 1) + ") shard ORDER BY hashtextextended(key, shard + 1)" + UNSIGNED
                + " DESC, shard LIMIT 1";
    }

    /// The highest weight / -ln(u), u being the upper 52 bits of the hash and a half as a share of their range.
    private static String weighted(List<Double> weights) {
        return "  SELECT (shard - 1)::integer FROM unnest(ARRAY[" + weights.stream().map(weight -> Double.toString(weight))
                .collect(Collectors.joining(", ")) + "]::float8[]) WITH ORDINALITY AS w (weight, shard)\n"
                + "    ORDER BY weight / -ln((((hashtextextended(key, shard) >> 12) & 4503599627370495)::float8 + 0.5) / 4503599627370496)"
                + " DESC, shard LIMIT 1";
    }

    private static String ring(ShardLayout layout, String function) {
        String table = layout.qualified(layout.named("_ring"));
        return RingTable.of(table, layout.shards(), HashRing.points(layout.shards()))
                + function(function, "text", "sql STABLE", "  SELECT coalesce((SELECT shard FROM " + table
                + "\n      WHERE place >= hashtextextended(key, 0)" + UNSIGNED + " ORDER BY place, shard LIMIT 1),\n    (SELECT shard FROM "
                + table + " ORDER BY place, shard LIMIT 1))");
    }

    /// Of each place the point at or after it, and the first of all once around.
    private static String multiProbe(ShardLayout layout, String function) {
        String table = layout.qualified(layout.named("_probed_ring"));
        return RingTable.of(table, layout.shards(), 1) + function(function, "text", "sql STABLE", """
                  SELECT n.shard FROM generate_series(0, %d) probe
                    CROSS JOIN LATERAL (SELECT hashtextextended(key, probe)%s AS place) k
                    CROSS JOIN LATERAL (
                      (SELECT r.place::numeric - k.place AS far, r.shard FROM %s r WHERE r.place >= k.place
                        ORDER BY r.place, r.shard LIMIT 1)
                      UNION ALL
                      (SELECT r.place::numeric - k.place + %s, r.shard FROM %s r ORDER BY r.place, r.shard LIMIT 1)) n
                    ORDER BY n.far, probe LIMIT 1""".formatted(MultiProbe.PROBES - 1, UNSIGNED, table, TWO_TO_64, table).indent(2)
                .stripTrailing());
    }
}
