package org.plumbline.app.sharding;

import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardMethod;

/// From a key of any type to the one text by which it is hashed, in SQL: [org.plumbline.capacity.shard.ShardKey#hashedText()], on every
/// version from 12 on and whatever the session's settings are.
final class CanonicalSql {
    /// `trim_scale` is not there before 13.
    private static final String NUMERIC = "CASE WHEN key::text LIKE '%.%' THEN rtrim(rtrim(key::text, '0'), '.') ELSE key::text END";

    private CanonicalSql() {}

    /// The function of that name from such a key to its shard.
    ///
    /// @param ofText the name of the function from its text
    static String function(ShardLayout layout, String name, String ofText) {
        boolean readsTable = layout.method() == ShardMethod.RING || layout.method() == ShardMethod.MULTIPROBE;
        return "CREATE OR REPLACE FUNCTION " + name + "(key " + layout.type().sqlName() + ") RETURNS integer LANGUAGE sql "
                + (readsTable ? "STABLE" : "IMMUTABLE") + " STRICT PARALLEL SAFE" + settings(layout.type()) + " AS "
                + ShardLayout.quoted("\n  SELECT " + ofText + "(" + text(layout.type()) + ")\n") + ";\n";
    }

    private static String text(KeyType type) {
        return switch (type) {
            case TEXT -> "key";
            case CHARACTER, INTEGER, UUID, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> "key::text";
            case NUMERIC -> NUMERIC;
            case BYTES -> ShardLayout.literal("\\x") + " || encode(key, 'hex')";
        };
    }

    /// Texts of times follow the session's settings, unless the function has its own.
    private static String settings(KeyType type) {
        return type.isTime() ? "\n  SET DateStyle = 'ISO' SET TimeZone = 'UTC'" : "";
    }
}
