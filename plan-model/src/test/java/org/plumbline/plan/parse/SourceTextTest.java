package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "one", "one\n", "one\n\ntwo", "\none\n\n", "zażółć\ngęślą", "half \uD83D of a pair\nnext"})
    void packedItIsTheSame(String start) {
        String text = start + "Seq Scan on orders  (cost=0.00..1.00)\n".repeat(SourceText.LEAST_PACKED / 30)
                + "x".repeat(200_000) + "\n" + start;
        SourceText plain = SourceText.of("plan", text);
        SourceText packed = SourceText.of("plan", text);
        packed.pack();

        assertThat(packed.isPacked()).isTrue();
        assertThat(packed.text().equals(text)).isTrue();
        assertThat(packed.lines().size()).isEqualTo((int) text.lines().count());
        assertThat(packed.lines().equals(text.lines().toList())).isTrue();
        assertThat(plain.lines().equals(packed.lines())).isTrue();
        assertThat(packed.equals(plain)).isTrue();
        assertThat(plain.equals(packed)).isTrue();
        assertThat(packed.hashCode()).isEqualTo(plain.hashCode());
    }

    @Test
    void aTextOfOtherCharactersIsAnother() {
        String text = "Seq Scan on orders\n".repeat(SourceText.LEAST_PACKED / 10);
        SourceText packed = SourceText.of("plan", text);
        packed.pack();
        SourceText other = SourceText.of("plan", text.substring(0, text.length() - 2) + "z\n");

        assertThat(packed.equals(other)).isFalse();
        other.pack();
        assertThat(other.equals(packed)).isFalse();
        assertThat(packed.equals(SourceText.of("copy", text))).isFalse();
    }

    @Test
    void linesThatWereAskedForBeforeStayTheSame() {
        String text = "Sort\n  ->  Seq Scan on t\n".repeat(SourceText.LEAST_PACKED / 10);
        SourceText source = SourceText.of("plan", text);
        List<String> lines = source.lines().subList(1, 5);

        source.pack();

        assertThat(lines).containsExactly("  ->  Seq Scan on t", "Sort", "  ->  Seq Scan on t", "Sort");
    }

    @Test
    void aShortTextStaysAsItIs() {
        SourceText source = SourceText.of("plan", "Seq Scan on t\n");

        source.pack();

        assertThat(source.isPacked()).isFalse();
        assertThat(source.lines()).containsExactly("Seq Scan on t");
    }

    @Test
    void aFileIsReadInItsEncoding() throws IOException {
        assertThat(read("größe \uFFFD", StandardCharsets.UTF_8)).isEqualTo("größe \uFFFD");
        assertThat(read("größe", Charset.forName("windows-1252"))).isEqualTo("größe");
        assertThat(read("\uFEFFgröße\r\nzwei\r", StandardCharsets.UTF_16LE)).isEqualTo("größe\nzwei\n");
        assertThat(read("", StandardCharsets.UTF_8)).isEmpty();
    }

    private String read(String text, Charset charset) throws IOException {
        return SourceText.read(Files.write(folder.resolve("plan.txt"), text.getBytes(charset))).text();
    }
}
