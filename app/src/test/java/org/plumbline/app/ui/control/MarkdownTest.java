package org.plumbline.app.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.control.Markdown.Block;
import org.plumbline.app.ui.control.Markdown.Span;

class MarkdownTest {
    @Test
    void tellsHeadingsCodeParagraphsAndLists() {
        List<Block> blocks = Markdown.parse("""
                # Sort spilled

                    Sort
                      Sort Method: external merge

                Two lines
                of one paragraph.

                - one
                - two
                """);
        assertThat(blocks).containsExactly(
                new Block.Heading("Sort spilled"),
                new Block.Code("Sort\n  Sort Method: external merge"),
                new Block.Paragraph(List.of(plain("Two lines of one paragraph."))),
                new Block.Item(List.of(plain("one"))),
                new Block.Item(List.of(plain("two"))));
    }

    @Test
    void tellsStrongWordsAndCodeInALine() {
        assertThat(Markdown.spans("**What.** Set `work_mem` now")).containsExactly(
                new Span("What.", Span.Kind.STRONG), plain(" Set "), new Span("work_mem", Span.Kind.CODE), plain(" now"));
    }

    @Test
    void keepsMarksThatDoNotClose() {
        assertThat(Markdown.spans("a ** b").stream().map(Span::text).toList()).isEqualTo(List.of("a ", "** b"));
    }

    private static Span plain(String text) {
        return new Span(text, Span.Kind.PLAIN);
    }
}
