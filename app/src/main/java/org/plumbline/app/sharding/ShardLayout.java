package org.plumbline.app.sharding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.sql.QuotedName;

/// A table that is to be sharded, and how.
///
/// @param schema of the table, and of what scripts make
/// @param table its bare name
/// @param column the key
/// @param type of the key
/// @param method how a key finds its shard
/// @param shards how many there are to be
/// @param weights of each shard, where the method is [ShardMethod#RENDEZVOUS] and they are not alike; else empty or without meaning
/// @param hosts where they are; shard i is on host i modulo their number
/// @param colocated other tables with the same key, bare names: they are joined within a shard
/// @param references small tables that every shard holds whole, bare names
public record ShardLayout(
        String schema, String table, String column, KeyType type, ShardMethod method, int shards, List<Double> weights,
        List<ShardHost> hosts, List<String> colocated, List<String> references) {
    /// PostgreSQL cuts longer names.
    private static final int LONGEST_NAME = 63;
    /// A script of more statements is not one to be read.
    private static final int MOST_SHARDS = 4_096;

    public ShardLayout {
        weights = List.copyOf(weights);
        hosts = List.copyOf(hosts);
        colocated = List.copyOf(colocated);
        references = List.copyOf(references);
        if (shards < 1 || shards > Math.min(MOST_SHARDS, Placement.MOST_SHARDS)) {
            throw new IllegalArgumentException("A script makes from 1 to " + MOST_SHARDS + " shards, and not " + shards + ".");
        }
        if (schema.isBlank() || table.isBlank() || column.isBlank()) {
            throw new IllegalArgumentException("A script needs the names of the table and of its key column.");
        }
        if (!weights.isEmpty() && weights.size() != shards) {
            throw new IllegalArgumentException("There must be a weight for each of " + shards + " shards, or none; there are "
                    + weights.size() + ".");
        }
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("A script needs the address of at least one server.");
        }
    }

    /// Whether the key's type decides its hash, as on the server; other methods hash its text.
    boolean hashesByType() {
        return method == ShardMethod.POSTGRES || method == ShardMethod.CITUS;
    }

    /// Of which type keys are, and which text of theirs is hashed.
    String keyNote() {
        String of = "Keys of type " + switch (type) {
            case TEXT -> "text and varchar";
            case CHARACTER -> "char(n)";
            case INTEGER -> "smallint, integer and bigint";
            case NUMERIC, UUID, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN, BYTES -> type.sqlName();
        };
        return hashesByType() || type == KeyType.TEXT ? of + "." + textNote() : of + ", hashed as text: " + switch (type) {
            case TEXT -> "as it is.";
            case CHARACTER -> "without the spaces at the end.";
            case INTEGER -> "the digits, such as -42.";
            case NUMERIC -> "without an exponent and without zeros at the end of the fraction, such as 1.5, for equal numbers are one key.";
            case UUID -> "in small letters with hyphens.";
            case DATE -> "such as 2026-11-30.";
            case TIMESTAMP -> "such as 2026-11-30 12:00:00.25.";
            case TIMESTAMPTZ -> "in UTC, such as 2026-11-30 12:00:00.25+00, whatever the session's time zone.";
            case BOOLEAN -> "true or false.";
            case BYTES -> "such as \\x0aff.";
        } + textNote();
    }

    /// What has to hold of texts; empty for other keys.
    private String textNote() {
        return type != KeyType.TEXT && type != KeyType.CHARACTER ? ""
                : " Texts in UTF-8 under a deterministic collation; under another one the hash is the collation's, and no router knows it.";
    }

    ShardHost host(int shard) {
        return hosts.get(shard % hosts.size());
    }

    /// Its own name with its schema.
    String qualified() {
        return qualified(table);
    }

    /// Another one's of the same schema.
    String qualified(String name) {
        return QuotedName.of(schema, name);
    }

    /// The name of something that is made for the table, cut so that the ending stays.
    String named(String ending) {
        int room = LONGEST_NAME - ending.length();
        String kept = table;
        while (kept.getBytes(StandardCharsets.UTF_8).length > room) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + ending;
    }

    /// A text as a literal of SQL.
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }

    /// A body of a function between dollar quotes that do not occur in it.
    static String quoted(String body) {
        String quote = "$router$";
        for (int i = 1; body.contains(quote); i++) {
            quote = "$router" + i + "$";
        }
        return quote + body + quote;
    }

    /// A text as part of a comment line.
    static String comment(String text) {
        return text.replaceAll("\\R", " ");
    }
}
