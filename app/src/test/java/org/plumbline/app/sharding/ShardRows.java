package org.plumbline.app.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.capacity.shard.ShardKey;
import org.plumbline.sql.QuotedName;

/// Rows of real servers.
final class ShardRows {
    private ShardRows() {}

    /// What the first column of a query holds.
    static List<String> column(Statement statement, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /// The table that is to be sharded, empty.
    static void createTable(Statement statement) throws SQLException {
        statement.execute("DROP SCHEMA IF EXISTS \"My Shop\" CASCADE; CREATE SCHEMA \"My Shop\"; "
                + "CREATE TABLE " + QuotedName.of(ShardLayouts.SCHEMA, ShardLayouts.TABLE)
                + " (\"tenant id\" text, note text DEFAULT 'x')");
    }

    /// Every row must be in the partition that the model names.
    static void fillAndCompare(Statement statement, ShardLayout layout) throws SQLException {
        String sharded = QuotedName.of(ShardLayouts.SCHEMA, ShardLayouts.TABLE + "_sharded");
        statement.execute("INSERT INTO " + sharded + " SELECT 'key' || i FROM generate_series(1, 500) i");
        int rows = 0;
        try (ResultSet row = statement.executeQuery("SELECT \"tenant id\", c.relname FROM " + sharded
                + " s JOIN pg_class c ON c.oid = s.tableoid")) {
            while (row.next()) {
                rows++;
                int shard = layout.method().over(ShardLayouts.SHARDS).shardOf(ShardKey.of(row.getString(1)));
                assertThat(row.getString(2)).isEqualTo(ShardLayouts.TABLE + "_p" + shard);
            }
        }
        assertThat(rows).isEqualTo(500);
    }
}
