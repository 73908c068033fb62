package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.work.InlineBackground;

class SidePanelTest {
    private static final Optional<String> INDEXES = Optional.of("indexes");

    @TempDir
    private Path folder;

    private SettingsViewModel settings;

    @BeforeEach
    void start() {
        settings = new SettingsViewModel(PreferencesFile.in(folder), new InlineBackground(), new SimpleBooleanProperty());
    }

    @Test
    void opensByItselfForAPlanThatHasSomethingForIt() {
        assertThat(settings.sidePanel().getValue()).isEmpty();
        settings.offerSidePanel(INDEXES);
        assertThat(settings.sidePanel().getValue()).isEqualTo(INDEXES);
        settings.offerSidePanel(Optional.empty());
        assertThat(settings.sidePanel().getValue()).isEmpty();
    }

    @Test
    void staysClosedOnceThePersonClosedIt() {
        settings.offerSidePanel(INDEXES);
        settings.showSidePanel(Optional.empty());
        settings.offerSidePanel(Optional.empty());
        settings.offerSidePanel(INDEXES);
        assertThat(settings.sidePanel().getValue()).isEmpty();
    }

    @Test
    void staysOpenOnceThePersonOpenedIt() {
        settings.showSidePanel(INDEXES);
        settings.offerSidePanel(Optional.empty());
        assertThat(settings.sidePanel().getValue()).isEqualTo(INDEXES);
    }
}
