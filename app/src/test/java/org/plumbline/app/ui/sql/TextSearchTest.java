package org.plumbline.app.ui.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSearchTest {
    @Test
    void goesRound() {
        TextSearch found = TextSearch.of("ab aB ab", "ab", false);
        assertThat(found.places()).containsExactly(0, 3, 6);
        assertThat(found.next(1)).contains(3);
        assertThat(found.next(7)).contains(0);
        assertThat(found.previous(6)).contains(3);
        assertThat(found.previous(1)).contains(6);
        assertThat(found.numberAt(3)).contains(2);
        assertThat(found.numberAt(4)).isEmpty();
    }

    @Test
    void mindsCaseWhereAskedAndKnowsNoPatterns() {
        assertThat(TextSearch.of("ab aB", "aB", true).places()).containsExactly(3);
        assertThat(TextSearch.of("a.b axb", "a.b", true).places()).containsExactly(0);
        assertThat(TextSearch.of("aaa", "aa", true).places()).containsExactly(0);
        assertThat(TextSearch.of("a", "", true).next(0)).isEmpty();
    }

    @Test
    void replacesLiterally() {
        assertThat(TextSearch.replaced("a.b A.B", "a.b", false, "$1\\")).isEqualTo("$1\\ $1\\");
    }
}
