package org.plumbline.app.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardMethod;

/// What scripts say, and what is said where there is none.
class ShardScriptWordsTest {
    @Test
    void routersSayWhichTextTheyHash() {
        for (ShardScript router : List.of(ShardScript.ROUTER_JAVA, ShardScript.ROUTER_SQL)) {
            assertThat(router.of(ShardLayouts.of(ShardMethod.JUMP, KeyType.NUMERIC, 5432)))
                    .contains("Keys of type numeric, hashed as text: without");
            assertThat(router.of(ShardLayouts.of(ShardMethod.RING, KeyType.TIMESTAMPTZ, 5432))).contains("hashed as text: in UTC");
            assertThat(router.of(ShardLayouts.of(ShardMethod.CITUS, KeyType.DATE, 5432))).contains("Keys of type date.");
        }
    }

    @Test
    void whatNoScriptCanDoIsSaid() {
        for (ShardScript router : List.of(ShardScript.ROUTER_JAVA, ShardScript.ROUTER_SQL)) {
            assertThatThrownBy(() -> router.of(ShardLayouts.of(ShardMethod.BOUNDED, KeyType.TEXT, 5432)))
                    .hasMessageContaining("a table of all keys");
        }
        assertThatThrownBy(() -> ShardScript.ROUTER_SQL.of(ShardLayouts.of(ShardMethod.CITUS, KeyType.BYTES, 5432)))
                .hasMessageContaining("bytea");
        assertThatThrownBy(() -> new ShardLayout("s", "t", "c", KeyType.TEXT, ShardMethod.JUMP, 5_000, List.of(),
                List.of(ShardHost.of("a", "b")), List.of(), List.of())).hasMessageContaining("4096");
        var layout = new ShardLayout("s", "ü".repeat(40), "c", KeyType.TEXT, ShardMethod.JUMP, 4, List.of(),
                List.of(ShardHost.of("a", "b")), List.of(), List.of());
        assertThat(layout.named("_p3")).isEqualTo("ü".repeat(30) + "_p3");
    }
}
