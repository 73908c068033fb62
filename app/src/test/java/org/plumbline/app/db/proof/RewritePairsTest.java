package org.plumbline.app.db.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// Pairs of statements written for this project, about half of them unequal in ways that are easily overlooked: each is decided right. With
/// `-Dproof.print=true` it says what each took.
@NeedsPostgres
class RewritePairsTest extends ProofServer {
    /// The hardest of the unequal ones takes 124 instances.
    private static final ProofEffort EFFORT = new ProofEffort(300, 1);
    private static final boolean PRINTS = Boolean.getBoolean("proof.print");
    @SuppressWarnings("UnusedVariable") // by its name, below
    private static final List<String> FILES = PairFile.NAMES;

    @ParameterizedTest
    @FieldSource("FILES")
    void decidesAllPairsOf(String name) throws Exception {
        PairFile file = PairFile.read(name);
        var wrong = new ArrayList<String>();
        try (Proving proving = proving(name, file.ddl())) {
            for (PairFile.Told told : file.pairs()) {
                long begun = System.nanoTime();
                ProofOutcome outcome = proving.outcome(told.pair(), EFFORT);
                boolean right = told.equal() ? outcome instanceof ProofOutcome.Equal : outcome instanceof ProofOutcome.Refuted;
                if (PRINTS) {
                    System.out.printf("%s %s %s: %d ms, %s%n", right ? " " : "!", name, told.name(),
                            (System.nanoTime() - begun) / 1_000_000, outcome);
                }
                if (!right) {
                    wrong.add(told.name() + ": " + outcome);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void thereAreEnoughOfBothKinds() throws Exception {
        var told = new ArrayList<PairFile.Told>();
        for (String name : PairFile.NAMES) {
            told.addAll(PairFile.read(name).pairs());
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(120).extracting(PairFile.Told::name).doesNotHaveDuplicates();
        assertThat(told.stream().filter(PairFile.Told::equal).count()).isBetween(told.size() * 2L / 5, told.size() * 3L / 5);
    }
}
