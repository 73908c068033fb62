package org.plumbline.app.ui.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/// A side panel, which is made when it is first shown.
final class SidePanel {
    private final String id;
    private final String title;
    private final String key;
    private final double width;
    private final Supplier<Region> maker;
    private Optional<Region> view = Optional.empty();

    /// @param id as the preferences name it
    /// @param key that shows and hides it, as JavaFX reads it
    /// @param width until a person changes it
    SidePanel(String id, String title, String key, double width, Supplier<Region> maker) {
        this.id = id;
        this.title = title;
        this.key = key;
        this.width = width;
        this.maker = maker;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String key() {
        return key;
    }

    double width() {
        return width;
    }

    /// What its width is remembered under.
    String layout() {
        return "panel.width." + id;
    }

    Region view() {
        Region made = view.orElseGet(maker);
        view = Optional.of(made);
        return made;
    }
}
