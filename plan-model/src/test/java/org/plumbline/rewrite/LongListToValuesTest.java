package org.plumbline.rewrite;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongListToValuesTest {
    private final RewriteTester tester = RewriteTester.of(
            new LongListToValues(), "items(id int primary key, code text, key uuid, letter char(1))");

    @Test
    void becomesRows() {
        tester.on("SELECT id FROM items WHERE id IN (" + list(100, "%d") + ") AND code = 'x'")
                .becomes("SELECT id FROM items WHERE id IN (VALUES " + list(100, "(%d)") + ") AND code = 'x'")
                .given(Condition.holds(new Demand.Type("public.items", "id", "integer"))).promising(Gain.PERHAPS);
        tester.on("SELECT id FROM items WHERE code IN (" + list(100, "'%d'") + ")")
                .becomes("SELECT id FROM items WHERE code IN (VALUES " + list(100, "('%d')") + ")");
    }

    @Test
    void rowsOfTextsAreTextUnlessTheFirstSaysOtherwise() {
        String keys = list(100, "'0b0e0d4c-3f5b-4b8e-8a55-1f1f5d0c%04d'");
        tester.on("SELECT id FROM items WHERE key IN (" + keys + ")").becomes("SELECT id FROM items WHERE key IN (VALUES ("
                + keys.replace(", ", "), (").replaceFirst("'\\)", "'::uuid)") + "))");
    }

    @Test
    void staysQuiet() {
        tester.on("SELECT id FROM items WHERE id IN (" + list(99, "%d") + ")").staysQuiet();
        tester.on("SELECT id FROM items WHERE id NOT IN (" + list(100, "%d") + ")").staysQuiet();
        tester.on("SELECT id FROM items WHERE id IN (" + list(100, "%d") + ", NULL)").staysQuiet();
        tester.on("SELECT id FROM items WHERE id IN (" + list(100, "$%d") + ")").staysQuiet();
        tester.on("SELECT id FROM items WHERE letter IN (" + list(100, "'%d'") + ")").staysQuiet();
        tester.on("SELECT id FROM items WHERE code IN (" + list(100, "%d") + ")").staysQuiet();
    }

    private static String list(int count, String format) {
        return IntStream.rangeClosed(1, count).mapToObj(format::formatted).collect(Collectors.joining(", "));
    }
}
