package org.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Target;

class IndexChoiceTest {
    private static final Target JOBS = new Target(Optional.empty(), Optional.of("jobs"), Optional.of("j"));

    @Test
    void putsARareFlagIntoThePredicate() {
        IndexChoice choice = choice("((NOT done) AND (owner IS NULL))", List.of(), false);

        assertThat(definition(choice.best())).isEqualTo("ON jobs USING btree (done) WHERE NOT done AND owner IS NULL");
        assertThat(choice.partial()).isEmpty();
    }

    @Test
    void offersAPartialIndexForAWordBesideTheWholeOne() {
        IndexChoice choice = choice("((state = 'failed'::text) AND (at > '2026-01-01'::date))", List.of(), false);

        assertThat(definition(choice.best())).isEqualTo("ON jobs USING btree (state, at)");
        assertThat(definition(choice.partial())).isEqualTo("ON jobs USING btree (at) WHERE state = 'failed'::text");
    }

    @Test
    void offersNoPartialIndexForOneOfManyValues() {
        assertThat(choice("(customer_id = 42)", List.of(), false).partial()).isEmpty();
        assertThat(choice("(state = $1)", List.of(), false).partial()).isEmpty();
    }

    @Test
    void offersNoneWhereItIsNotKnownThatTheRowsAreRare() {
        var need = IndexNeed.of(JOBS, List.of(new Condition("((NOT done) AND (owner IS NULL))")));

        assertThat(definition(IndexChoice.of(need).best())).isEqualTo("ON jobs USING btree (done, owner)");
    }

    @Test
    void carriesFewFurtherColumns() {
        assertThat(definition(choice("(queue_id = 7)", List.of("queue_id", "at"), false).best()))
                .isEqualTo("ON jobs USING btree (queue_id) INCLUDE (at)");
        assertThat(definition(choice("(queue_id = 7)", List.of("a", "b", "c", "d"), false).best()))
                .isEqualTo("ON jobs USING btree (queue_id)");
    }

    @Test
    void offersBlockRangesForARangeOfTimesInALargeTable() {
        String week = "((at >= '2026-01-01'::date) AND (at < '2026-01-08'::date))";

        assertThat(definition(choice(week, List.of(), true).blockRanges())).isEqualTo("ON jobs USING brin (at)");
        assertThat(choice(week, List.of(), false).blockRanges()).isEmpty();
        assertThat(choice("(size > 5)", List.of(), true).blockRanges()).isEmpty();
        assertThat(choice("((at >= '2026-01-01'::date) AND (a = 1))", List.of(), true).blockRanges()).isEmpty();
    }

    private static IndexChoice choice(String condition, List<String> alsoReads, boolean large) {
        return IndexChoice.of(new IndexNeed(JOBS, List.of(new Condition(condition)), alsoReads, true, large));
    }

    private static String definition(Optional<IndexCandidate> index) {
        return IndexDdl.definition(index.orElseThrow());
    }
}
