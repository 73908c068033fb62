package org.plumbline.app.ui.health;

import java.util.Locale;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.HealthText;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.health.HealthFinding;

/// One finding as the list shows it.
///
/// @param finding what was found
/// @param text it in words
record HealthRow(HealthFinding finding, HealthText text) {
    static HealthRow of(HealthFinding finding) {
        return new HealthRow(finding, HealthText.of(finding));
    }

    String object() {
        return finding.object();
    }

    /// Where it is: empty where the object says it.
    String table() {
        return finding.table().filter(name -> !name.endsWith("." + finding.object())).orElse(
                finding.table().map(name -> name.substring(0, name.indexOf('.'))).orElse(""));
    }

    /// For the eye that does not see colours.
    String severityWord() {
        return SeverityWord.of(finding.severity());
    }

    /// `8.2 MB`; empty where size does not matter.
    String size() {
        return finding.size().filter(size -> size.count() > 0).map(Format::bytes).orElse("");
    }

    /// All of them, as a person runs them.
    String script() {
        var script = new StringBuilder("-- ").append(oneLine(text.sentence())).append('\n');
        text.doubts().forEach(doubt -> script.append("--   Might be wrong: ").append(oneLine(doubt)).append('\n'));
        for (RemedyText remedy : text.remedies()) {
            remedy.sql().ifPresent(sql -> script.append(sql).append(";\n"));
        }
        return script.toString();
    }

    boolean matches(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || (finding.object() + " " + finding.table().orElse("") + " " + text.sentence()).toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    /// A comment ends where its line ends: a name may hold a line break.
    private static String oneLine(String words) {
        return words.replaceAll("\\R", " ");
    }
}
