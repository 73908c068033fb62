package org.plumbline.app.sharding;

import java.util.List;
import org.plumbline.sql.QuotedName;

/// The scripts that there are.
public enum ShardScript {
    PARTITIONS("Hash partitions", "partitions.sql"),
    CITUS("Citus", "citus.sql"),
    FOREIGN("postgres_fdw", "foreign-shards.sql"),
    ROUTER_SQL("Router (SQL)", "router.sql"),
    ROUTER_JAVA("Router (Java)", "ShardRouter.java");

    private final String title;
    private final String file;

    ShardScript(String title, String file) {
        this.title = title;
        this.file = file;
    }

    public String title() {
        return title;
    }

    /// Whether it only finds shards, by any method, and makes none.
    public boolean isRouter() {
        return this == ROUTER_SQL || this == ROUTER_JAVA;
    }

    /// A name to save it under.
    public String file() {
        return file;
    }

    /// The script for this layout; ends with a line end.
    ///
    /// @throws IllegalArgumentException a sentence, where there is none for it
    public String of(ShardLayout layout) {
        return switch (this) {
            case PARTITIONS -> partitions(layout);
            case CITUS -> citus(layout);
            case FOREIGN -> foreign(layout);
            case ROUTER_SQL -> SqlRouter.of(layout);
            case ROUTER_JAVA -> JavaRouter.of(layout);
        };
    }

    private static String partitions(ShardLayout layout) {
        var script = new StringBuilder(
                "-- Hash partitions within one database. A primary key or unique index must contain the key column.\n");
        parent(script, layout);
        for (int shard = 0; shard < layout.shards(); shard++) {
            script.append("CREATE TABLE IF NOT EXISTS ").append(partition(layout, shard)).append(" PARTITION OF ").append(sharded(layout))
                    .append("\n  ").append(values(layout, shard)).append(";\n");
        }
        return script.append(move(layout)).toString();
    }

    private static String foreign(ShardLayout layout) {
        var script = new StringBuilder("""
                -- Shards on other servers, as foreign tables. First, on each shard's server, make
                -- the table of its partition:
                """);
        for (int shard = 0; shard < layout.shards(); shard++) {
            script.append("--   ").append(ShardLayout.comment(layout.host(shard).libpq())).append(": CREATE TABLE ")
                    .append(ShardLayout.comment(partition(layout, shard))).append(" (...);\n");
        }
        script.append("""
                -- No password is written here. Give the user mappings one by hand (ALTER USER MAPPING ... OPTIONS (ADD password '...')),
                -- or let the servers' certificates or .pgpass do it; a role that is no superuser needs one.
                CREATE EXTENSION IF NOT EXISTS postgres_fdw;
                """);
        for (int at = 0; at < Math.min(layout.hosts().size(), layout.shards()); at++) {
            ShardHost host = layout.hosts().get(at);
            String server = server(layout, at);
            script.append("CREATE SERVER IF NOT EXISTS ").append(server).append(" FOREIGN DATA WRAPPER postgres_fdw\n  OPTIONS (host ")
                    .append(ShardLayout.literal(host.host())).append(", port '").append(host.port()).append("', dbname ")
                    .append(ShardLayout.literal(host.database())).append(", fetch_size '10000');\n")
                    .append("CREATE USER MAPPING IF NOT EXISTS FOR CURRENT_USER SERVER ").append(server)
                    .append(host.user().map(user -> " OPTIONS (user " + ShardLayout.literal(user) + ")").orElse("")).append(";\n");
        }
        parent(script, layout);
        for (int shard = 0; shard < layout.shards(); shard++) {
            script.append("CREATE FOREIGN TABLE IF NOT EXISTS ").append(partition(layout, shard)).append(" PARTITION OF ")
                    .append(sharded(layout)).append("\n  ").append(values(layout, shard)).append("\n  SERVER ")
                    .append(server(layout, shard % layout.hosts().size())).append(" OPTIONS (schema_name ")
                    .append(ShardLayout.literal(layout.schema())).append(", table_name ")
                    .append(ShardLayout.literal(layout.named("_p" + shard))).append(");\n");
        }
        return script.append(move(layout)).toString();
    }

    /// Indexes are left out, as a unique one without the key column would be refused; identity columns before PostgreSQL 17 likewise.
    private static void parent(StringBuilder script, ShardLayout layout) {
        script.append("SET lock_timeout = '2s';\nCREATE TABLE IF NOT EXISTS ").append(sharded(layout)).append("\n  (LIKE ")
                .append(layout.qualified())
                .append(" INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING GENERATED INCLUDING COMMENTS)\n")
                .append("  PARTITION BY HASH (").append(QuotedName.of(layout.column())).append(");\n");
    }

    private static String move(ShardLayout layout) {
        return "-- Then make its indexes, copy the rows, and swap the names when nothing writes any more:\n"
                + "--   INSERT INTO " + ShardLayout.comment(sharded(layout)) + " SELECT * FROM " + ShardLayout.comment(layout.qualified())
                + ";\n";
    }

    private static String values(ShardLayout layout, int shard) {
        return "FOR VALUES WITH (MODULUS " + layout.shards() + ", REMAINDER " + shard + ")";
    }

    private static String sharded(ShardLayout layout) {
        return layout.qualified(layout.named("_sharded"));
    }

    private static String partition(ShardLayout layout, int shard) {
        return layout.qualified(layout.named("_p" + shard));
    }

    private static String server(ShardLayout layout, int at) {
        return QuotedName.of(layout.named("_shard_" + at));
    }

    private static String citus(ShardLayout layout) {
        var script = new StringBuilder("""
                -- For Citus (CREATE EXTENSION citus; SELECT citus_add_node('host', 5432) for each worker).
                -- Citus is not installed here: not tried.
                -- Tables with the same key are co-located, so that joins on it stay within a shard; small tables
                -- that all queries join become reference tables, a copy on every worker. Primary keys, unique
                -- indexes and foreign keys between distributed tables contain the key.
                """);
        layout.references().forEach(name -> script.append("SELECT create_reference_table(")
                .append(ShardLayout.literal(layout.qualified(name))).append(");\n"));
        script.append("SELECT create_distributed_table(").append(ShardLayout.literal(layout.qualified())).append(", ")
                .append(ShardLayout.literal(layout.column())).append(", colocate_with => 'none', shard_count => ").append(layout.shards())
                .append(");\n");
        for (String name : List.copyOf(layout.colocated())) {
            script.append("SELECT create_distributed_table(").append(ShardLayout.literal(layout.qualified(name))).append(", ")
                    .append(ShardLayout.literal(layout.column())).append(", colocate_with => ")
                    .append(ShardLayout.literal(layout.qualified())).append(");\n");
        }
        return script.toString();
    }
}
