package org.plumbline.app.ui.settings;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.SettingsText;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Use;

/// What SQL cannot tell: memory, CPUs and disk of the server's machine, and what the server is for.
final class MachineFields extends VBox {
    private final ServerSettingsViewModel model;
    private final TextField memory = field(8, "Memory of the server's machine", "e.g. 16 GB",
            "What PostgreSQL may take as its own and for the system's cache: 16, 16 GB, 512 MB");
    private final TextField cpus = field(4, "CPUs of the server's machine", "e.g. 8", "Cores, or what the system counts as such");
    private final ComboBox<Optional<Disk>> disk = choice("Disk of the server's machine", Disk.values(), SettingsText::word);
    private final ComboBox<Optional<Use>> use = choice("What the server is for", Use.values(), SettingsText::word);
    private final Label origin = Words.of("", "panel-subtitle");
    private boolean showing;

    MachineFields(ServerSettingsViewModel model) {
        this.model = model;
        getStyleClass().add("settings-machine");
        var line = new HBox(8, new Label("Memory"), memory, new Label("CPUs"), cpus, new Label("Disk"), disk, new Label("Use"), use);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().forEach(MachineFields::keepWidth);
        getChildren().addAll(line, origin);
        onTyped(memory, this::takeMemory);
        onTyped(cpus, this::takeCpus);
        onChosen(disk, chosen -> model.answer(model.answers().withDisk(chosen)));
        onChosen(use, chosen -> model.answer(model.answers().withUse(chosen)));
        show();
    }

    /// As the model has it now.
    void show() {
        showing = true;
        memory.setText(model.machine().memory().map(SettingsText::typed).orElse(""));
        cpus.setText(model.machine().cpus().stream().mapToObj(Integer::toString).findFirst().orElse(""));
        disk.setValue(model.machine().disk());
        use.setValue(model.answers().use());
        origin.setText(model.origin());
        showing = false;
    }

    /// An empty field goes back to what was found.
    private void takeMemory() {
        if (memory.getText().isBlank()) {
            model.answer(model.answers().withMemory(Optional.empty()));
        } else if (!memory.getText().equals(model.machine().memory().map(SettingsText::typed).orElse(""))) {
            SettingsText.size(memory.getText()).ifPresent(size -> model.answer(model.answers().withMemory(Optional.of(size))));
        }
        show();
    }

    private void takeCpus() {
        String typed = cpus.getText().strip();
        if (typed.isEmpty()) {
            model.answer(model.answers().withCpus(OptionalInt.empty()));
        } else if (typed.matches("[1-9]\\d{0,3}") && model.machine().cpus().orElse(0) != Integer.parseInt(typed)) {
            model.answer(model.answers().withCpus(OptionalInt.of(Integer.parseInt(typed))));
        }
        show();
    }

    private static void onTyped(TextField field, Runnable take) {
        field.setOnAction(_ -> take.run());
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                take.run();
            }
        });
    }

    private <T> void onChosen(ComboBox<Optional<T>> box, Consumer<Optional<T>> take) {
        box.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                take.accept(now);
            }
        });
    }

    private static TextField field(int columns, String name, String prompt, String explanation) {
        var field = new TextField();
        field.setPrefColumnCount(columns);
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        HoverText.on(field, explanation);
        return field;
    }

    private static <T> ComboBox<Optional<T>> choice(String name, T[] values, Function<T, String> word) {
        var box = new ComboBox<Optional<T>>();
        box.getItems().add(Optional.empty());
        Stream.of(values).map(Optional::of).forEach(box.getItems()::add);
        box.setValue(Optional.empty());
        box.setAccessibleText(name);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<T> value) {
                return value == null ? "" : value.map(word).orElse("not said");
            }

            @Override
            public Optional<T> fromString(String text) {
                return Optional.empty();
            }
        });
        return box;
    }

    private static void keepWidth(Node node) {
        ((Region) node).setMinWidth(USE_PREF_SIZE);
    }
}
