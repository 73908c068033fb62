package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.testkit.PlanFixture;

class MarkdownReportTest {
    @Test
    void tellsWhatTheWindowTells() {
        assertThat(Reported.of(ReportFormat.MARKDOWN, PlanFixture.plan(PlanFixture.findings(1)))).contains("""
                # Plumbline report

                ## test.plan

                | | | |
                |--:|---|---|
                | 101 ms | execution | 100.6 ms of execution (Execution Time) |
                """).contains("""
                #### 1. HIGH: Sequential scan keeps few rows (up to 100 ms, &gt;99 % of the execution)

                At ` Seq Scan on table_1 `, line 2.

                The whole table table\\_1 was read, 100,001 rows, to keep 1 of them.
                """).contains("""
                ```sql
                CREATE INDEX CONCURRENTLY IF NOT EXISTS table_1_kind_idx ON table_1 USING btree (kind);
                ```
                """).contains("""
                ```text
                self ms  share  rows  planned  loops
                  0.500    0 %     1        1      1  Append
                100.000   99 %     1        1      1  └─ Seq Scan on table_1
                ```
                """).contains("**Checked: fine**");
    }

    @Test
    void atMostFiveFindingsStandOpen() {
        String report = Reported.of(ReportFormat.MARKDOWN, PlanFixture.plan(PlanFixture.findings(7)));

        assertThat(report.indexOf("#### 5. ")).isLessThan(report.indexOf("<details>\n<summary>2 more, each with less at stake</summary>"));
        assertThat(report.indexOf("#### 6. ")).isBetween(report.indexOf("<details>"), report.indexOf("</details>"));
    }

    @Test
    void whatAPlanQuotesStaysText() {
        String report = Reported.of(ReportFormat.MARKDOWN, PlanFixture.plan(PlanFixture.hostile()));
        String outsideBlocks = report.replaceAll("(?ms)^(`{3,})[a-z]*$.*?^\\1$", "");

        assertThat(outsideBlocks).doesNotContain("<img").doesNotContain("<svg").doesNotContain("[x](").doesNotContain("\u202E")
                .contains("tic\\`ks\\|⟨U+202E⟩evil");
    }

    @Test
    void aFenceIsLongerThanWhatItHolds() {
        assertThat(MarkdownText.block("sql", "a ```` b")).isEqualTo("`````sql\na ```` b\n`````\n");
        assertThat(MarkdownText.code("a`b")).isEqualTo("`` a`b ``");
    }

    @Test
    void aLargePlanIsDrawnInPart() {
        String report = Reported.of(ReportFormat.MARKDOWN, PlanFixture.plan(PlanFixture.partitions(1_500, 5_000)));

        assertThat(report).contains("Drawn are 1,000 of 1,501 nodes").contains("... 501 nodes left out").contains("events_p1500");
    }

    @Test
    void saysWhatCouldNotBeRead() {
        assertThat(Reported.of(ReportFormat.MARKDOWN)).contains("## no &lt;plan&gt;.txt\n\nCould not be read: Line 3: Not a &lt;plan&gt;.");
    }
}
