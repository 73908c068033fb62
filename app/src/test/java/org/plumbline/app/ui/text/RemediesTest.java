package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemediesTest {
    @Test
    void fewAreToldOneByOne() {
        Remedies five = some(5);
        assertThat(five.first()).isEqualTo(five.all());
        assertThat(five.more()).isEmpty();
    }

    @Test
    void ofManyTheOthersAreOneScript() {
        Remedies many = some(1_007);
        assertThat(many.first()).isEqualTo(many.all().subList(0, 5));
        assertThat(many.more()).contains("1,002 more");
        assertThat(many.script()).startsWith("-- Analyse t6.\nANALYZE t6;\n\n-- Analyse t7.\nANALYZE t7;\n\n")
                .endsWith("\n\n-- Analyse t1007.\nANALYZE t1007;");
    }

    @Test
    void anAdviceStaysACommentWhateverNamesItHas() {
        var advice = new RemedyText("advice", "Look at \"a\nDROP TABLE b;\r\n\".", Optional.empty());
        assertThat(new Remedies(List.of(advice, advice, advice, advice, advice, advice)).script())
                .isEqualTo("-- Look at \"a DROP TABLE b; \".");
    }

    private static Remedies some(int count) {
        return new Remedies(IntStream.rangeClosed(1, count).mapToObj(number ->
                new RemedyText("analyze", "Analyse t" + number + ".", Optional.of("ANALYZE t" + number))).toList());
    }
}
