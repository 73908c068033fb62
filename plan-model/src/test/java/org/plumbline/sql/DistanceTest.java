package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistanceTest {
    @Test
    void readsAColumnAndAValue() {
        assertThat(Distance.of("((p.location <-> '(29,40)'::point))")).contains(new Distance(
                new ColumnName(Optional.of("p"), "location"), false, "<->", true,
                new Operand.Value(Optional.of("(29,40)"), Optional.of("point"))));
        assertThat(Distance.of("('lamp'::text <<-> (name)::text)")).contains(new Distance(
                new ColumnName(Optional.empty(), "name"), true, "<<->", false,
                new Operand.Value(Optional.of("lamp"), Optional.of("text"))));
        assertThat(Distance.of("(\"A (b\" <=> '[1,2]'::vector)").orElseThrow().column().name()).isEqualTo("A (b");
        assertThat(Distance.of("(v <#> ($1)::vector)").orElseThrow().value().type()).contains("vector");
    }

    @Test
    void readsNothingElse() {
        assertThat(Distance.of("location")).isEmpty();
        assertThat(Distance.of("((location <-> '(29,40)'::point)) DESC")).isEmpty();
        assertThat(Distance.of("(a.location <-> b.location)")).isEmpty();
        assertThat(Distance.of("((location <-> '(29,40)'::point) * '2'::double precision)")).isEmpty();
        assertThat(Distance.of("(lower(name) <-> 'lamp'::text)")).isEmpty();
        assertThat(Distance.of("(price - 5)")).isEmpty();
        assertThat(Distance.of("((a <-> 1")).isEmpty();
        assertThat(Distance.of("")).isEmpty();
    }
}
