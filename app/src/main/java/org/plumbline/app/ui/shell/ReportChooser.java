package org.plumbline.app.ui.shell;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.report.ReportFormat;

/// Asks where a report is to be saved, and as what: by the name's ending, else by the kind that was chosen.
final class ReportChooser {
    private ReportChooser() {}

    static Optional<ReportFile> ask(Window owner, ReadPlan plan) {
        return ask(owner, "Save the report", ReportFile.stem(plan), List.of(ReportFormat.values()));
    }

    /// Likewise for a comparison of plans.
    static Optional<ReportFile> askForComparison(Window owner) {
        return ask(owner, "Save the comparison", "comparison", ReportFormat.ofComparisons());
    }

    private static Optional<ReportFile> ask(Window owner, String title, String stem, List<ReportFormat> formats) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(stem + ReportFormat.HTML.ending());
        for (ReportFormat format : formats) {
            chooser.getExtensionFilters().add(new ExtensionFilter(format.title(), "*" + format.ending()));
        }
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
        return chosen.map(file -> ReportFile.of(file.toPath(), format(Optional.ofNullable(chooser.getSelectedExtensionFilter()))));
    }

    private static ReportFormat format(Optional<ExtensionFilter> filter) {
        return filter.flatMap(kind -> Arrays.stream(ReportFormat.values())
                .filter(format -> format.title().equals(kind.getDescription())).findFirst()).orElse(ReportFormat.HTML);
    }
}
