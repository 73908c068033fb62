package org.plumbline.app.ui.plantext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinePlaceTest {
    private static final int LINES = 5_000_000;

    private final LinePlace place = new LinePlace(LINES);

    @BeforeEach
    void tenLinesHaveRoom() {
        place.resize(10);
    }

    @Test
    void goesNoFurtherThanTheText() {
        place.go(LINES + 7, false);
        assertThat(place.current()).isEqualTo(LINES - 1);
        assertThat(place.top()).isEqualTo(LINES - 10);
        place.go(-1, false);
        assertThat(place.current()).isZero();
        assertThat(place.top()).isZero();
    }

    @Test
    void scrollsNoMoreThanNeeded() {
        place.go(9, false);
        assertThat(place.top()).isZero();
        place.go(10, false);
        assertThat(place.top()).isEqualTo(1);
        place.jump(6);
        assertThat(place.top()).isEqualTo(1);
    }

    @Test
    void aJumpShowsSomeLinesAbove() {
        place.jump(1000);
        assertThat(place.top()).isEqualTo(996);
        assertThat(place.current()).isEqualTo(1000);
    }

    @Test
    void choosesLinesInBothDirections() {
        place.go(100, false);
        place.go(103, true);
        assertThat(place.first()).isEqualTo(100);
        assertThat(place.last()).isEqualTo(103);
        place.page(-1, true);
        assertThat(place.first()).isEqualTo(94);
        assertThat(place.last()).isEqualTo(100);
        assertThat(place.isChosen(97)).isTrue();
        place.go(50, false);
        assertThat(place.isChosen(51)).isFalse();
    }

    @Test
    void ofNothingThereIsNothingToGoTo() {
        var empty = new LinePlace(0);
        empty.resize(10);
        empty.page(1, false);
        empty.go(3, true);
        assertThat(empty.current()).isZero();
        assertThat(empty.lowest()).isZero();
    }
}
