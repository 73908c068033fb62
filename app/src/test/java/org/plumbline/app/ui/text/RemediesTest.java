package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemediesTest {
    @Test
    void fewAreToldOneByOne() {
        Remedies five = some(5);
        assertThat(five.told()).isEqualTo(five.all());
        assertThat(five.more()).isEmpty();
    }

    @Test
    void ofManyTheOthersAreOneScript() {
        Remedies many = some(1_007);
        assertThat(many.told()).isEqualTo(many.all().subList(0, 5));
        assertThat(many.more()).contains("1,002 more");
        assertThat(many.script()).startsWith("-- Analyse t6.\nANALYZE t6;\n\n-- Analyse t7.\nANALYZE t7;\n\n")
                .endsWith("\n\n-- Analyse t1007.\nANALYZE t1007;");
    }

    @Test
    void whatIsNoFurtherIndexOrAnalyzeIsToldWhereverItStands() {
        var setting = new RemedyText("setting", "Try it with hash joins.", Optional.of("SET LOCAL enable_nestloop = 'off'"));
        var advice = new RemedyText("advice", "Think again.", Optional.empty());
        var all = new ArrayList<>(some(7).all());
        all.add(6, advice);
        all.add(setting);
        var remedies = new Remedies(all);
        assertThat(remedies.told()).hasSize(7).endsWith(advice, setting);
        assertThat(remedies.more()).contains("2 more");
        assertThat(remedies.script()).isEqualTo("-- Analyse t6.\nANALYZE t6;\n\n-- Analyse t7.\nANALYZE t7;");
    }

    @Test
    void anIndexStandsWithWhatMayBeMadeInsteadWhichIsNotRun() {
        var index = new RemedyText("create-index", "Create an index on t (a).", Optional.of("CREATE INDEX i\n  ON t (a)"));
        var smaller = new RemedyText("create-other-index", "Or a smaller one.", Optional.of("CREATE INDEX j\n  ON t (b)"));
        var all = new ArrayList<>(some(4).all());
        all.addAll(List.of(index, smaller, index, smaller));
        var remedies = new Remedies(all);
        assertThat(remedies.told()).hasSize(6).endsWith(index, smaller);
        assertThat(remedies.more()).contains("1 more");
        assertThat(remedies.script()).isEqualTo("""
                -- Create an index on t (a).
                CREATE INDEX i
                  ON t (a);

                -- Or a smaller one.
                -- CREATE INDEX j
                --   ON t (b);""");
    }

    @Test
    void aCommentStaysOneWhateverNamesItHas() {
        var hostile = new RemedyText("analyze", "Look at \"a\nDROP TABLE b;\r\n\".", Optional.of("ANALYZE t;"));
        assertThat(new Remedies(Collections.nCopies(6, hostile)).script()).isEqualTo("-- Look at \"a DROP TABLE b; \".\nANALYZE t;");
    }

    private static Remedies some(int count) {
        return new Remedies(IntStream.rangeClosed(1, count).mapToObj(number ->
                new RemedyText("analyze", "Analyse t" + number + ".", Optional.of("ANALYZE t" + number))).toList());
    }
}
