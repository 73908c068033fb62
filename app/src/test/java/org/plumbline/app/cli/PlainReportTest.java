package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainReportTest {
    @Test
    void drawsTheTreeWithItsSelfTimes() {
        CommandRun run = CommandRun.of("analyze", CommandRun.CASES.resolve("c-parallel-append-one-process-each.json").toString());

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("""
                execution 1,001 ms, planning 0.1 ms, unattributed 1 ms, 5 nodes

                self ms  share     rows  planned  loops
                400.000   40 %   30,000   30,000      1  Gather (at least 300.000 ms waiting)
                  3.333    0 %  ~30,000   24,000      3  └─ Parallel Append
                300.000   30 %   10,000   10,000      1     ├─ Seq Scan on t1
                100.000   10 %   10,000   10,000      1     ├─ Seq Scan on t2
                196.667   20 %   10,000   10,000      1     └─ Seq Scan on t3
                """);
    }

    @Test
    void explainsTimeOutsideTheNodes() {
        CommandRun run = CommandRun.withInput("""
                Seq Scan on t  (cost=0.00..10.00 rows=10 width=4) (actual time=0.010..90.000 rows=10 loops=1)
                Execution Time: 100.000 ms
                """, "analyze", "-");

        assertThat(run.out()).contains("10 ms (10 %) passed outside the plan's nodes");
    }

    @Test
    void printsAStatementOfSeveralLinesSoThatItRuns() {
        CommandRun run = CommandRun.withInput("""
                Delete on customers  (cost=0.00..9.00 rows=0 width=0) (actual time=9.000..9.000 rows=0 loops=1)
                  ->  Seq Scan on customers  (cost=0.00..9.00 rows=100 width=8) (actual time=0.010..8.000 rows=100 loops=1)
                Trigger for constraint orders_customer_fkey: time=900.000 calls=100
                Execution Time: 910.000 ms
                """, "analyze", "-");

        assertThat(run.out()).contains("con.conrelid::regclass,\n").doesNotContain("regclass,;").contains("@> con.conkey);\n");
    }

    @Test
    void saysOnStandardErrorWhatCouldNotBeRead() {
        CommandRun run = CommandRun.withInput("Dear all,", "analyze", "-");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("-: Line 1: ");
    }
}
