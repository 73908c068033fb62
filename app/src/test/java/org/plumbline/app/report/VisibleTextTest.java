package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void leavesWhatCanBeSeen() {
        assertThat(VisibleText.of("ünï שלום\t你好\n🐘")).isEqualTo("ünï שלום\t你好\n🐘");
        assertThat(VisibleText.line("a\n\tb")).isEqualTo("a  b");
    }

    @Test
    void spellsWhatCannot() {
        assertThat(VisibleText.of("\u001B[31m\u202Eabc\u2066\u200B\u0000\uD800"))
                .isEqualTo("⟨U+001B⟩[31m⟨U+202E⟩abc⟨U+2066⟩⟨U+200B⟩⟨U+0000⟩⟨U+D800⟩");
    }
}
