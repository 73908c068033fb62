package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineNumberTest {
    @Test
    void numbersLineUpOnTheRight() {
        var numbers = new LineNumber(120);
        assertThat(numbers.of(9)).isEqualTo("  9");
        assertThat(numbers.of(10)).isEqualTo(" 10");
        assertThat(numbers.of(120)).isEqualTo("120");
    }
}
