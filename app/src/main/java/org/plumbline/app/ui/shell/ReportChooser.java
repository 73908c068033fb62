package org.plumbline.app.ui.shell;

import java.io.File;
import java.util.Arrays;
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
        var chooser = new FileChooser();
        chooser.setTitle("Save the report");
        chooser.setInitialFileName(ReportFile.stem(plan) + ReportFormat.HTML.ending());
        for (ReportFormat format : ReportFormat.values()) {
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
