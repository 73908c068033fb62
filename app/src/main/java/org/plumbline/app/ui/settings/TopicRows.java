package org.plumbline.app.ui.settings;

import java.util.List;
import org.plumbline.advice.Severity;

/// What is advised on one topic.
///
/// @param rows the worst first
record TopicRows(String title, List<AdviceRow> rows) {
    TopicRows {
        rows = List.copyOf(rows);
    }

    /// Whether one of them cannot wait.
    boolean severe() {
        return rows.stream().anyMatch(row -> row.advice().severity() == Severity.HIGH);
    }
}
