package org.plumbline.capacity.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuloTest {
    /// Python 3's `int(hashlib.md5(str(id).encode()).hexdigest(), 16) % n` said this.
    @ParameterizedTest
    @CsvSource({
        "42,2,4,0,22694,53501995174", "user:1,2,3,4,52434,62344844498", "ünï,1,2,6,6697,71698346537",
        ",2,1,1,17022,66799178366", "a key with spaces,1,2,5,5837,21227474637",
        "None,0,1,0,14164,75001407316", "漢字🚀,2,2,1,11990,79730790102"
    })
    void isThePythonFormulaBitForBit(String key, int four, int five, int seven, int many, long huge) {
        String id = key == null ? "" : key;
        assertThat(new Modulo(4).shardOf(ShardKey.of(id))).isEqualTo(four);
        assertThat(new Modulo(5).shardOf(ShardKey.of(id))).isEqualTo(five);
        assertThat(new Modulo(7).shardOf(ShardKey.of(id))).isEqualTo(seven);
        assertThat(new Modulo(65_536).shardOf(ShardKey.of(id))).isEqualTo(many);
        assertThat(Modulo.shardOf(id, 100_000_000_000L)).isEqualTo(huge);
    }

    @Test
    void theQuickRemainderIsThatOfTheWholeDigest() throws Exception {
        for (int key = 0; key < 2_000; key++) {
            byte[] digest = MessageDigest.getInstance("MD5").digest(Integer.toString(key).getBytes(StandardCharsets.UTF_8));
            int shards = 1 + key * 31 % 65_536;
            assertThat(new Modulo(shards).shardOf(ShardKey.of(Integer.toString(key))))
                    .isEqualTo(new BigInteger(1, digest).mod(BigInteger.valueOf(shards)).intValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"4,5,0.8,0.2", "4,6,0.667,0.333", "4,8,0.5,0.5", "8,9,0.889,0.111", "16,17,0.941,0.059", "5,4,0.8,0.2", "7,7,0,0"})
    void aRemainderMovesWhatItsFormulaSaysAndTheOptimumIsFarBelow(int before, int after, double moved, double optimum) {
        int numbers = before * after * 10;
        long changed = 0;
        for (int number = 0; number < numbers; number++) {
            changed += number % before == number % after ? 0 : 1;
        }
        assertThat(Resize.byModulo(before, after)).isEqualTo(moved, within(0.0005)).isEqualTo((double) changed / numbers, within(1e-12));
        assertThat(Resize.optimum(before, after)).isEqualTo(optimum, within(0.0005));
    }

    @Test
    void thereIsNoShardingOverNoShards() {
        for (int shards : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> new Modulo(shards)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a whole number from 1 to 65536");
        }
        assertThatThrownBy(() -> Modulo.shardOf("42", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resize.byModulo(4, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
