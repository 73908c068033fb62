package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.app.ui.history.StatementOn;
import org.plumbline.settings.Seen.PlanWish;
import org.plumbline.settings.SettingValue;

/// What the findings of open plans ask of a connection's settings.
final class AskedSettings {
    private AskedSettings() {}

    /// Of plans that came of that connection.
    ///
    /// @param connection what the person calls it
    static List<PlanWish> of(OpenDocuments open, String connection) {
        return open.plans().stream().filter(plan -> RunHistory.statement(plan.source().key()).map(StatementOn::connection)
                .filter(connection::equals).isPresent()).flatMap(AskedSettings::wishes).toList();
    }

    private static Stream<PlanWish> wishes(OpenPlan plan) {
        return plan.advice().findings().stream().flatMap(finding -> finding.remedies().stream()
                .flatMap(remedy -> wish(plan, finding, remedy).stream()));
    }

    private static Optional<PlanWish> wish(OpenPlan plan, Finding finding, Remedy remedy) {
        return switch (remedy) {
            case Remedy.RaiseMemory(String setting, var to) -> Optional.of(
                    new PlanWish(plan.title(), setting, SettingValue.of(to), finding.rule().title()));
            case Remedy.ChangeSetting(String setting, String value) -> Optional.of(
                    new PlanWish(plan.title(), setting, SettingValue.of(value), finding.rule().title()));
            case Remedy.CreateIndex _, Remedy.CreateOtherIndex _, Remedy.Analyze _, Remedy.Vacuum _, Remedy.Act _, Remedy.RunAgainWith _,
                    Remedy.Advice _ -> Optional.empty();
        };
    }
}
