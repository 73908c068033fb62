package org.plumbline.app.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class NodeSearchTest {
    private final PlanDocument document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
    private final NodeSearch search = document.search();

    @Test
    void findsNodesByTypeInUpperOrLowerCase() {
        search.show(search.matching("SEQ scan"));

        assertThat(search.result().count()).isEqualTo(2);
    }

    @Test
    void findsNodesByTableAndByCondition() {
        search.show(search.matching("reviews"));
        assertThat(search.result().contains(new NodeId(4))).isTrue();
        assertThat(search.result().count()).isEqualTo(1);

        search.show(search.matching("customer_id = c.id"));
        assertThat(search.result().contains(new NodeId(4))).isTrue();
    }

    @Test
    void goesFromMatchToMatchAndAround() {
        search.show(search.matching("seq scan"));
        search.selectFirst();
        assertThat(document.selection().selected()).contains(new NodeId(1));
        assertThat(search.position()).contains(1);
        search.next();
        assertThat(document.selection().selected()).contains(new NodeId(4));
        assertThat(search.position()).contains(2);
        search.next();
        assertThat(document.selection().selected()).contains(new NodeId(1));
        search.previous();
        assertThat(document.selection().selected()).contains(new NodeId(4));
    }

    @Test
    void nodesThatAreChosenTogetherAreMarkedAsIfFound() {
        search.choose("reviews", java.util.List.of(new NodeId(4), new NodeId(1)));
        assertThat(search.result().typed()).isFalse();
        search.selectFirst();
        assertThat(document.selection().selected()).contains(new NodeId(1));
        search.next();
        assertThat(search.position()).contains(2);
        search.clear();
        assertThat(search.result().count()).isZero();
    }

    @Test
    void selectsNothingWhenNothingMatches() {
        search.show(search.matching("no such thing"));
        search.selectFirst();

        assertThat(search.result().count()).isZero();
        assertThat(document.selection().selected()).isEqualTo(Optional.empty());
    }
}
