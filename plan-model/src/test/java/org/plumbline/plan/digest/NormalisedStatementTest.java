package org.plumbline.plan.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalisedStatementTest {
    @Test
    void isTheSameForEveryValueAndEveryKindOfPlaceholder() {
        NormalisedStatement written = NormalisedStatement.of("SELECT * FROM orders  WHERE id = 17 -- mine\n AND status IN ('a', 'b');");
        assertThat(written.text()).isEqualTo("select * from orders where id = ? and status in (?)");
        assertThat(NormalisedStatement.of("select * from Orders where id = $1 and status in ('x')")).isEqualTo(written);
        assertThat(NormalisedStatement.of("select * from orders where id = :id and status in (:a, :b)")).isEqualTo(written);
        assertThat(NormalisedStatement.of("select * from orders where id = ? and status in (?)")).isEqualTo(written);
    }

    @Test
    void isAnotherWhereTheStatementIs() {
        NormalisedStatement written = NormalisedStatement.of("SELECT 1 FROM t");
        assertThat(NormalisedStatement.of("SELECT 1 FROM \"T\"").fingerprint()).isNotEqualTo(written.fingerprint());
        assertThat(NormalisedStatement.of("").text()).isEmpty();
    }
}
