package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.RejectedIndex;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Cost;

class AdviceTextTest {
    @Test
    void tellsWhatAStatementWouldCost() {
        assertThat(AdviceText.costs(new Cost(1535), new Cost(1535), 0))
                .isEqualTo("Planned cost now 1,535. Tick an index to see what it would be with it.");
        assertThat(AdviceText.costs(new Cost(1535), new Cost(293.98), 1))
                .isEqualTo("Planned cost now 1,535, with this index 293.98 (19 %).");
        assertThat(AdviceText.costs(new Cost(1535), new Cost(293.98), 2))
                .isEqualTo("Planned cost now 1,535, with these 2 indexes 293.98 (19 %).");
        assertThat(AdviceText.costs(new Cost(1535), new Cost(1534), 2)).isEqualTo("Planned cost now 1,535, with these 2 indexes the same.");
    }

    @Test
    void tellsWhoHasNotVerifiedASet() {
        assertThat(AdviceText.unproven(Optional.of("No HypoPG."), false)).isEmpty();
        assertThat(AdviceText.unproven(Optional.of("No HypoPG."), true)).startsWith("No HypoPG. ").contains("nobody verified");
        assertThat(AdviceText.unproven(Optional.empty(), true)).startsWith("HypoPG does not take GIN and GiST");
    }

    @Test
    void saysThatASavingIsTooSmallToNotice() {
        assertThat(AdviceText.reason(new RejectedIndex.Reason.Negligible(37.5)))
                .isEqualTo("a run of a statement saves 37.5 of the planner's units with it: nobody would notice");
    }

    @Test
    void whatIsToBeBuiltNamesTheExtensionThatIsMadeForIt() {
        var trigrams = new IndexCandidate(Optional.of("public"), "orders", "gin",
                List.of(IndexCandidate.Key.column("note").withOperatorClass("gin_trgm_ops")), List.of(), Optional.empty());
        assertThat(AdviceText.toBuild(trigrams, Optional.empty())).isEqualTo("public.orders USING gin (note gin_trgm_ops), of a size that "
                + "is not known before; with the extension pg_trgm, where it is not there");
    }
}
