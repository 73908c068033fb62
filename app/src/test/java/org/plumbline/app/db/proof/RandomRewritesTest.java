package org.plumbline.app.db.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// A few of what `.ci/prove-random` draws by lot.
@NeedsPostgres
class RandomRewritesTest extends ProofServer {
    private static final int STATEMENTS = 60;
    private static final int FILLINGS = 60;

    @Test
    void noRewriteOfStatementsDrawnByLotCrashesOrIsRefuted() throws Exception {
        try (Proving shop = proving("random_shop", RandomRewrites.shop())) {
            RandomRewrites.Tally tally = RandomRewrites.drawn(shop, RandomRewrites.shopTables(), 1, 1, STATEMENTS, FILLINGS);
            assertThat(tally.wrong()).isEmpty();
            assertThat(tally.statements()).isEqualTo(STATEMENTS);
            assertThat(tally.equal()).as("rewrites").isGreaterThan(STATEMENTS / 3);
        }
    }
}
