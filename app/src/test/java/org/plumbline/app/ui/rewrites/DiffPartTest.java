package org.plumbline.app.ui.rewrites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.rewrites.DiffPart.Kind.ADDED;
import static org.plumbline.app.ui.rewrites.DiffPart.Kind.KEPT;
import static org.plumbline.app.ui.rewrites.DiffPart.Kind.LEFT_OUT;
import static org.plumbline.app.ui.rewrites.DiffPart.Kind.REMOVED;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.rewrite.Edit;
import org.plumbline.sql.block.Span;

class DiffPartTest {
    @Test
    void tellsWhatGoesAndWhatComes() {
        assertThat(DiffPart.of("SELECT a FROM b", List.of(new Edit(new Span(7, 8), "x"), Edit.before(15, " WHERE y"))))
                .containsExactly(new DiffPart(KEPT, "SELECT "), new DiffPart(REMOVED, "a"), new DiffPart(ADDED, "x"),
                        new DiffPart(KEPT, " FROM b"), new DiffPart(ADDED, " WHERE y"));
    }

    @Test
    void leavesOutLinesFarFromAnyChange() {
        String lines = IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        int at = lines.indexOf("line 10");
        List<DiffPart> parts = DiffPart.of(lines, List.of(new Edit(new Span(at, at + 7), "changed")));
        assertThat(parts).extracting(DiffPart::kind).containsExactly(LEFT_OUT, KEPT, REMOVED, ADDED, KEPT, LEFT_OUT);
        assertThat(parts.getFirst().text()).isEqualTo("… 7 lines …\n");
        assertThat(parts.get(1).text()).isEqualTo("line 8\nline 9\n");
        assertThat(parts.get(4).text()).isEqualTo("\nline 11\nline 12\n");
        assertThat(parts.get(5).text()).isEqualTo("… 8 lines …");
    }

    @Test
    void keepsAShortTextWhole() {
        assertThat(DiffPart.of("a\nb\nc\nd", List.of(Edit.before(7, "e")))).containsExactly(
                new DiffPart(KEPT, "a\nb\nc\nd"), new DiffPart(ADDED, "e"));
    }
}
