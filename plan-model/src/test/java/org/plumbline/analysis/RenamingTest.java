package org.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.LiveArchive;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// A law of the arithmetic: renaming every table changes no figure and no finding.
class RenamingTest {
    @Test
    void renamingEveryTableChangesNoFigureAndNoFinding() throws IOException, PlanParseException {
        int renamed = 0;
        for (Map.Entry<String, String> file : LiveArchive.files().entrySet()) {
            if (!file.getKey().matches("pg(13|18)/.*\\.(txt|json)")) {
                continue;
            }
            List<Analysis> before = Analyzer.analyze(SourceText.of(file.getKey(), file.getValue()));
            List<Analysis> after = Analyzer.analyze(SourceText.of(file.getKey(), renamed(file.getValue(), before)));
            assertThat(after).as(file.getKey()).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).measured().measures()).as(file.getKey()).isEqualTo(before.get(i).measured().measures());
                assertThat(after.get(i).measured().reconciliation()).isEqualTo(before.get(i).measured().reconciliation());
                assertThat(findings(after.get(i))).as(file.getKey()).isEqualTo(findings(before.get(i)));
            }
            renamed++;
        }
        assertThat(renamed).isGreaterThan(300);
    }

    private static List<String> findings(Analysis analysis) {
        return analysis.advice().findings().stream()
                .map(finding -> finding.rule().id() + finding.nodes() + finding.severity() + finding.share() + finding.timeAtStake())
                .toList();
    }

    /// The same text with every scanned table called `renamed_1`, `renamed_2` and so on; names that merely contain a table's stay.
    private static String renamed(String text, List<Analysis> analyses) {
        var names = new LinkedHashMap<String, String>();
        for (Analysis analysis : analyses) {
            for (PlanNode node : analysis.plan().nodes()) {
                if (node.operation() instanceof Operation.Scan scan) {
                    scan.target().relation().filter(name -> name.matches("[a-z][a-z0-9_]*"))
                            .ifPresent(name -> names.putIfAbsent(name, "renamed_" + names.size()));
                }
            }
        }
        String result = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = Pattern.compile("\\b" + name.getKey() + "\\b").matcher(result).replaceAll(name.getValue());
        }
        return result;
    }
}
