package org.plumbline.app.ui.plansql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.mark.Mark;

class PartLooksTest {
    @Test
    void whatIsAsBeforeIsNotDrawnAnew() {
        var looks = new PartLooks(characters(new Span(3, 9)), characters(new Span(500, 600)),
                List.of(new PartLooks.Selected(Mark.Kind.TABLE, new Span(3, 9))));
        assertThat(looks.changedSince(looks)).isEmpty();
        assertThat(looks.changedSince(PartLooks.NONE)).containsExactly(new Span(3, 9), new Span(500, 600));
        var lessFound = new PartLooks(looks.highlighted(), characters(new Span(500, 550)), looks.selected());
        assertThat(lessFound.changedSince(looks)).containsExactly(new Span(550, 600));
        var otherSelected = new PartLooks(looks.highlighted(), looks.found(),
                List.of(new PartLooks.Selected(Mark.Kind.CONDITION, new Span(200, 210))));
        assertThat(otherSelected.changedSince(looks)).containsExactly(new Span(3, 9), new Span(200, 210));
    }

    @Test
    void manyChangesAreFewStretches() {
        var everywhere = new BitSet();
        for (int place = 0; place < 300_000; place += 300) {
            everywhere.set(place, place + 5);
        }
        List<Span> stretches = new PartLooks(everywhere, new BitSet(), List.of()).changedSince(PartLooks.NONE);
        assertThat(stretches).hasSizeLessThanOrEqualTo(32);
        assertThat(everywhere.stream()).allMatch(place -> stretches.stream().anyMatch(stretch -> stretch.contains(place)));
    }

    @Test
    void aStretchFallsIntoPiecesThatLookTheSameAllOver() {
        var looks = new PartLooks(characters(new Span(2, 6)), characters(new Span(4, 8)),
                List.of(new PartLooks.Selected(Mark.Kind.QUERY, new Span(0, 20)), new PartLooks.Selected(Mark.Kind.TABLE, new Span(5, 7))));
        assertThat(looks.pieces(new Span(1, 10))).containsExactly(
                new PartLooks.Piece(1, List.of(Mark.Kind.QUERY), false, false),
                new PartLooks.Piece(2, List.of(Mark.Kind.QUERY), true, false),
                new PartLooks.Piece(1, List.of(Mark.Kind.QUERY), true, true),
                new PartLooks.Piece(1, List.of(Mark.Kind.QUERY, Mark.Kind.TABLE), true, true),
                new PartLooks.Piece(1, List.of(Mark.Kind.QUERY, Mark.Kind.TABLE), false, true),
                new PartLooks.Piece(1, List.of(Mark.Kind.QUERY), false, true),
                new PartLooks.Piece(2, List.of(Mark.Kind.QUERY), false, false));
        assertThat(PartLooks.NONE.pieces(new Span(7, 9))).containsExactly(new PartLooks.Piece(2, List.of(), false, false));
    }

    private static BitSet characters(Span span) {
        var characters = new BitSet();
        characters.set(span.start(), span.end());
        return characters;
    }
}
