package org.plumbline.app.ui.shell;

import org.plumbline.app.store.Sample;
import org.plumbline.app.ui.connect.ConnectionRow;

/// One line of the list of sources.
sealed interface SourceRow {
    String text();

    record Heading(String text) implements SourceRow {}

    record Opened(OpenSource source) implements SourceRow {
        @Override
        public String text() {
            return source.name();
        }
    }

    record OfLog(OpenLog log) implements SourceRow {
        @Override
        public String text() {
            return log.title();
        }
    }

    /// A remembered connection, open or not.
    record OfConnection(ConnectionRow connection) implements SourceRow {
        @Override
        public String text() {
            return connection.name();
        }
    }

    /// One plan of a text with several.
    ///
    /// @param index from 0
    record PlanOf(OpenSource source, int index) implements SourceRow {
        @Override
        public String text() {
            return PlanLabel.of(source.plans().get(index));
        }
    }

    /// A look at a connected database.
    ///
    /// @param connection its id
    record ToolOf(String connection, ToolKind kind) implements SourceRow {
        @Override
        public String text() {
            return kind.title();
        }
    }

    record SampleToOpen(Sample sample) implements SourceRow {
        @Override
        public String text() {
            return sample.title();
        }
    }
}
