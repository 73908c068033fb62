package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Warning;

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
                Arguments.of("MySQL", "-> Nested loop inner join  (cost=4.95 rows=9) -> Table scan on t  (cost=1.15 rows=9)\n"),
                Arguments.of("openGauss", """
                         id |      operation       | A-time | A-rows | E-rows | Peak Memory | E-width | E-costs
                        ----+----------------------+--------+--------+--------+-------------+---------+---------
                          1 | ->  Aggregate        | 0.123  |      1 |      1 | 14KB        |       8 | 1.05
                          2 |    ->  Seq Scan on t | 0.023  |      3 |      3 | 22KB        |       0 | 1.03
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
                Arguments.of("SQL Server", "<ShowPlanXML xmlns=\"http://schemas.microsoft.com/sqlserver/2004/07/showplan\"/>\n"),
                Arguments.of("CockroachDB", """
                           tree         |        field        | description
                        ----------------+---------------------+--------------
                                        | distribution        | local
                          scan          |                     |
                                        | table               | users@primary
                                        | spans               | FULL SCAN
                        """),
                Arguments.of("CockroachDB", """
                        \u2022 sort
                        \u2502 order: +name
                        \u2502
                        \u2514\u2500\u2500 \u2022 scan
                              table: users@users_pkey
                              spans: FULL SCAN
                        """),
                Arguments.of("MySQL", """
                        EXPLAIN: -> Sort: t.a  (cost=2.5 rows=9)
                            -> Materialize  (cost=1.2 rows=9)
                                -> Table scan on t  (cost=1.0 rows=2)
                        """),
                Arguments.of("MySQL", "-> Table scan on t  (cost=1.0 rows=2)\n"),
                Arguments.of("MySQL", """
                        *************************** 1. row ***************************
                                   id: 1
                          select_type: SIMPLE
                                table: t
                        possible_keys: NULL
                        """),
                Arguments.of("MySQL", """
                        {
                          "query_block": {
                            "select_id": 1,
                            "cost_info": {"query_cost": "1.00"}
                          }
                        }
                        """),
                Arguments.of("MariaDB", """
                        {
                          "query_block": {
                            "select_id": 1,
                            "r_loops": 1
                          }
                        }
                        """),
                Arguments.of("MariaDB", """
                        | id | select_type | table | type | possible_keys | key  | rows | r_rows | filtered | r_filtered | Extra |
                        |  1 | SIMPLE      | t     | ALL  | NULL          | NULL | 3    | 3.00   | 100.00   | 100.00     |       |
                        """),
                Arguments.of("Oracle", """
                        --------------------------------------------------------------------------
                        | Id  | Operation         | Name | Rows  | Bytes | Cost (%CPU)| Time     |
                        --------------------------------------------------------------------------
                        |   0 | SELECT STATEMENT  |      |     1 |    13 |     2   (0)| 00:00:01 |
                        |*  1 |  TABLE ACCESS FULL| T    |     1 |    13 |     2   (0)| 00:00:01 |
                        --------------------------------------------------------------------------
                        """),
                Arguments.of("SQL Server", "  |--Clustered Index Scan(OBJECT:([db].[dbo].[t].[PK_t]))\n"),
                Arguments.of("SQLite", "QUERY PLAN\n|--SCAN t\n`--SEARCH u USING INDEX u_id (id=?)\n"),
                Arguments.of("SQLite", "QUERY PLAN\n`--SCAN orders\n"),
                Arguments.of("SQLite", "0|0|0|SCAN TABLE t\n0|1|1|SEARCH TABLE u USING INTEGER PRIMARY KEY (rowid=?)\n"),
                Arguments.of("SQLite", "2|0|0|SCAN t\n"),
                Arguments.of("SQLite", "SEARCH users USING INDEX index_users_on_email (email=?)\n"),
                Arguments.of("IBM Db2", """
                        Access Plan:
                        -----------
                                Total Cost:             13.5
                                Query Degree:           1

                              RETURN
                              (   1)
                                |
                              TBSCAN
                        """),
                Arguments.of("Apache Spark", """
                        == Physical Plan ==
                        *(1) Filter (a#1 > 3)
                        +- *(1) ColumnarToRow
                           +- FileScan parquet [a#1]
                        """),
                Arguments.of("Snowflake", """
                        GlobalStats:
                            partitionsTotal=1
                            partitionsAssigned=1
                        Operations:
                        1:0     ->Result  T.A
                        1:1          ->TableScan  DB.PUBLIC.T  A
                        """),
                Arguments.of("BigQuery", "{\"queryPlan\": [{\"name\": \"S00: Input\", \"shuffleOutputBytes\": \"9\"}]}\n"),
                Arguments.of("DuckDB", """
                        \u250C\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2510
                        \u2502   SEQ_SCAN    \u2502
                        \u2502      t        \u2502
                        \u2514\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2518
                        """),
                Arguments.of("ClickHouse", """
                        Expression ((Projection + Before ORDER BY))
                          ReadFromMergeTree (default.t)
                        """),
                Arguments.of("Trino", """
                        Fragment 0 [SINGLE]
                            Output layout: [count]
                            Output partitioning: SINGLE []
                            Output[columnNames = [_col0]]
                        """),
                Arguments.of("MongoDB", "{\n  \"queryPlanner\": {\n    \"winningPlan\": {\"stage\": \"COLLSCAN\"}\n  }\n}\n"),
                Arguments.of("MongoDB", "{\n  queryPlanner: {\n    winningPlan: { stage: 'COLLSCAN' }\n  }\n}\n"));
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

    @Test
    void theLineOfTheirFirstSignIsNamed() {
        assertThatThrownBy(() -> Plans.all("Hello,\n\nplease help me:\n\n0|0|0|SCAN TABLE t\n"))
                .hasMessageStartingWith("Line 5: this is a plan of SQLite");
        assertThatThrownBy(() -> Plans.all("It is slow.\n\nXN Seq Scan on sales  (cost=0.00..1724.56 rows=172456 width=8)\n"))
                .hasMessageStartingWith("Line 3: this is a plan of Amazon Redshift");
    }

    @Test
    void besideAPlanOfPostgresTheyAreTold() throws PlanParseException {
        Plan plan = Plans.one("""
                Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)

                XN Limit  (cost=0.00..0.01 rows=1 width=8)
                  ->  XN Seq Scan on sales  (cost=0.00..1724.56 rows=172456 width=8)
                """);
        assertThat(plan.root().nodeType()).isEqualTo("Seq Scan");
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(3);
        assertThat(plan.warnings().getFirst().message()).contains("Amazon Redshift");
    }

    @ParameterizedTest
    @ValueSource(strings = {"winningPlan: \"queryPlanner\"", "TABLE ACCESS FULL", "| Id  | Operation", "|--SCAN t",
        "select_type possible_keys key_len",
        "== Physical Plan ==", "\u2022 scan", "<ShowPlanXML", "\"query_block\" \"r_loops\"", "SCAN TABLE t", "Plan hash value: 1",
        "cop[tikv]", "all-AMPs", "ReadFromMergeTree", "GlobalStats:", "XN Seq Scan"})
    void wordsOfOtherProductsInAPlanOfPostgresMeanNothing(String words) throws PlanParseException {
        Plan plan = Plans.one("""
                WORDS

                Seq Scan on "WORDS"  (cost=0.00..35.50 rows=13 width=4)
                  Filter: (note = 'WORDS'::text)

                -- WORDS
                """.replace("WORDS", words));
        assertThat(plan.root().attributes().text("Filter")).contains("(note = '" + words + "'::text)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
            Gather Motion 3:1  (slice1; segments: 3)  (cost=0.00..431.00 rows=1 width=4)
              ->  Seq Scan on t  (cost=0.00..431.00 rows=1 width=4)
            Optimizer: Pivotal Optimizer (GPORCA)
            """, """
            Index Scan using t_pkey on t  (cost=0.00..4.11 rows=1 width=4) (actual time=0.9..0.9 rows=1 loops=1)
              Index Cond: (id = 1)
              Storage Table Read Requests: 1
              Storage Table Read Execution Time: 0.7 ms
            Storage Read Requests: 1
            """, """
            Custom Scan (columnar scan) on t  (cost=20.00..30.00 rows=10 width=4)
              Filter: (a > 1)
            """, """
            Seq Scan on t  (cost=0.00..35.50 rows=13 width=4) (actual time=0.1..0.2 rows=1 loops=1)
              Filter: (a > 1)
            """})
    void productsThatArePostgresAreRead(String text) throws PlanParseException {
        assertThat(Plans.one(text).nodes()).isNotEmpty();
    }
}
