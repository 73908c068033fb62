package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OtherProductsTest {
    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of("Amazon Redshift", """
                        XN Hash Join DS_BCAST_INNER  (cost=112.50..14142.59 rows=170771 width=84)
                          Hash Cond: ("outer".venueid = "inner".venueid)
                          ->  XN Seq Scan on event  (cost=0.00..87.98 rows=8798 width=35)
                        """),
                Arguments.of("Amazon Redshift", "XN Seq Scan on sales  (cost=0.00..1724.56 rows=172456 width=8)\n"),
                Arguments.of("CockroachDB", """
                          info
                        --------------------------
                          distribution: full
                          vectorized: true

                          \u2022 scan
                            table: users@primary
                        """),
                Arguments.of("MySQL", """
                        -> Limit: 10 row(s)  (cost=4.95 rows=9) (actual time=0.0815..0.0991 rows=9 loops=1)
                            -> Table scan on t  (cost=1.2 rows=9) (actual time=0.07..0.08 rows=9 loops=1)
                        """),
                Arguments.of("MySQL", """
                        +----+-------------+-------+------+---------------+------+---------+------+------+-------+
                        | id | select_type | table | type | possible_keys | key  | key_len | ref  | rows | Extra |
                        +----+-------------+-------+------+---------------+------+---------+------+------+-------+
                        |  1 | SIMPLE      | t     | ALL  | NULL          | NULL | NULL    | NULL | 1000 | NULL  |
                        """),
                Arguments.of("MySQL", "{\n  \"query_block\": {\n    \"select_id\": 1,\n    \"table\": {\"table_name\": \"t\"}\n  }\n}\n"),
                Arguments.of("Oracle", """
                        Plan hash value: 1357081020
                        --------------------------------------------------
                        | Id  | Operation         | Name | Rows  | Bytes |
                        |   0 | SELECT STATEMENT  |      |     1 |    13 |
                        """),
                Arguments.of("SQL Server", """
                          |--Nested Loops(Inner Join, OUTER REFERENCES:([a].[id]))
                               |--Clustered Index Seek(OBJECT:([db].[dbo].[t].[PK]))
                        """),
                Arguments.of("SQL Server", "<ShowPlanXML xmlns=\"http://schemas.microsoft.com/sqlserver/2004/07/showplan\"/>\n"));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void areNamed(String product, String text) {
        assertThatThrownBy(() -> Plans.all(text)).isInstanceOf(PlanParseException.class).hasMessageContaining(product)
                .hasMessageContaining("PostgreSQL");
    }

    @Test
    void aForeignTableOfAnotherProductIsPostgres() throws PlanParseException {
        assertThat(Plans.one("""
                Foreign Scan on public.t  (cost=10.00..20.00 rows=1 width=4)
                  Output: id
                  Remote server: mysql
                  Remote query: SELECT `id` FROM `shop`.`t`  -- select_type possible_keys
                """).nodes()).hasSize(1);
    }
}
