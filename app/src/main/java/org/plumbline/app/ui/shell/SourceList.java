package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.app.store.Sample;
import org.plumbline.app.ui.connect.ConnectionsViewModel;

/// What the list on the left has: what is open, connections, samples.
final class SourceList {
    private final OpenDocuments open;
    private final ConnectionsViewModel connections;
    private final List<Sample> samples;

    SourceList(OpenDocuments open, ConnectionsViewModel connections, List<Sample> samples) {
        this.open = open;
        this.connections = connections;
        this.samples = List.copyOf(samples);
    }

    /// The list of sources: what is open, then the samples.
    List<SourceGroup> groups() {
        List<SourceRow> opened = open.sources().stream().filter(source -> !(source.key() instanceof SourceKey.OfSample))
                .<SourceRow>map(SourceRow.Opened::new).toList();
        List<SourceRow> offered = samples.stream().<SourceRow>map(SourceRow.SampleToOpen::new).toList();
        List<SourceRow> logs = open.logs().<SourceRow>map(SourceRow.OfLog::new).toList();
        List<SourceRow> connected = connections.rows().stream().<SourceRow>map(SourceRow.OfConnection::new).toList();
        return Stream.of(new SourceGroup("Logs", logs), new SourceGroup("Plans", opened), new SourceGroup("Connections", connected),
                        new SourceGroup("Samples", offered)).filter(group -> !group.rows().isEmpty()).toList();
    }

    /// The row that stands for the plan in the chosen tab.
    Optional<SourceRow> selected() {
        switch (open.frontProperty().get().orElse(null)) {
            case OpenLog log -> {
                return Optional.of(new SourceRow.OfLog(log));
            }
            case OpenTool tool -> {
                return Optional.of(new SourceRow.ToolOf(tool.connection(), tool.kind()));
            }
            case null, default -> { }
        }
        return open.selectedProperty().getValue().map(plan -> switch (plan.source().key()) {
            case SourceKey.OfSample(String id) -> samples.stream().filter(sample -> sample.id().equals(id)).findFirst()
                    .<SourceRow>map(SourceRow.SampleToOpen::new).orElseThrow();
            case SourceKey.OfFile _, SourceKey.OfLogged _, SourceKey.OfText _, SourceKey.OfExplained _,
                    SourceKey.OfRun _, SourceKey.OfPlanned _ -> plan.source().hasSeveralPlans()
                    ? new SourceRow.PlanOf(plan.source(), plan.number()) : new SourceRow.Opened(plan.source());
        });
    }
}
