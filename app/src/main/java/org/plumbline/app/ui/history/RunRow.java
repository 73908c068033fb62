package org.plumbline.app.ui.history;

import java.time.Duration;
import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.db.history.KeptRun;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.HistoryText;
import org.plumbline.plan.unit.Cost;

/// A run in the list.
public record RunRow(KeptRun kept) {
    public long id() {
        return kept.id();
    }

    ExplainRun run() {
        return kept.run();
    }

    /// By the clock of this computer.
    public String when() {
        return HistoryText.when(run().at());
    }

    /// Its execution, in a word.
    public String took() {
        return run().figures().execution().map(Format::time).orElse("not run");
    }

    /// Its statement.
    public String oneLine() {
        return statement();
    }

    String minute() {
        return HistoryText.minute(run().at());
    }

    /// On one line.
    String statement() {
        return run().sql().strip().replaceAll("\\s+", " ");
    }

    /// As it was written. Of a very long one the beginning, and that it is no more than that.
    String written() {
        String sql = run().sql();
        return sql.length() < HistoryFile.LISTED_LENGTH ? sql
                : sql + "\n-- the first " + Format.count(HistoryFile.LISTED_LENGTH) + " characters: its plan has all of it";
    }

    String connection() {
        return run().place().connection();
    }

    /// What it is sorted by: what was not run comes last.
    Duration execution() {
        return run().figures().execution().orElse(Duration.ZERO);
    }

    Cost cost() {
        return run().figures().cost().orElse(new Cost(0));
    }

    String findings() {
        return HistoryText.findings(run().findings());
    }

    String rules() {
        return HistoryText.rules(run().findings());
    }

    String times() {
        return HistoryText.times(run());
    }

    String how() {
        return HistoryText.how(run());
    }
}
